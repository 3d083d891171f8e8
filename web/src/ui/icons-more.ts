/** The icons that come later; `icons.tsx` has them all. */

export const alert = "M10 3.5 17.5 16.5h-15ZM10 8.5V12M10 14.3v.01";
export const back = "M12.5 5l-5 5 5 5";
export const bell = "M5 14V9a5 5 0 0 1 10 0v5l1.3 1H3.7ZM8.5 17.3h3";
export const chart = "M4 16.5V10M10 16.5v-13M16 16.5V7.5";
export const chat =
  "M4 4h12a1.5 1.5 0 0 1 1.5 1.5V13a1.5 1.5 0 0 1-1.5 1.5H9.7L6 17.5v-3H4A1.5 1.5 0 0 1 2.5 13V5.5A1.5 1.5 0 0 1 4 4Z";
export const check = "m4 10.5 4 4 8-9";
export const checks = "m2 10.8 3.4 3.5L12 6.5M9.6 13.5l.9.8 7-7.8";
export const chevron = "m5 7.5 5 5 5-5";
export const clip = "m14.8 9-5.5 5.6a3 3 0 0 1-4.3-4.3l6.3-6.4a2 2 0 0 1 2.9 2.9l-5.9 6";
export const clock = "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0ZM10 6v4l2.8 1.8";
export const copy =
  "M8.5 7H15a1.5 1.5 0 0 1 1.5 1.5V15a1.5 1.5 0 0 1-1.5 1.5H8.5A1.5 1.5 0 0 1 7 15V8.5A1.5 1.5 0 0 1 8.5 7ZM13 7V5a1.5 1.5 0 0 0-1.5-1.5H5A1.5 1.5 0 0 0 3.5 5v6.5A1.5 1.5 0 0 0 5 13h2";
export const down = "M10 3.5V13M6 9.3l4 4 4-4M4 16.5h12";
export const eye =
  "M2.5 10S5.2 5 10 5s7.5 5 7.5 5-2.7 5-7.5 5-7.5-5-7.5-5ZM12.2 10a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0Z";
export const flag = "M5 17.5V3.5h9.5l-2 3.5 2 3.5H5";
export const flow =
  "M4 3h4a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM12 13h4a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1h-4a1 1 0 0 1-1-1v-2a1 1 0 0 1 1-1ZM6 7v6.5A1.5 1.5 0 0 0 7.5 15H11";
export const heart =
  "M10 16.5S3.5 12.6 3.5 8.3A3.4 3.4 0 0 1 10 6.7a3.4 3.4 0 0 1 6.5 1.6c0 4.3-6.5 8.2-6.5 8.2Z";
export const history = "M4.2 8A6.2 6.2 0 1 1 4 12.2M3.8 3.8V8H8M10 7v3.3l2.3 1.4";
export const inbox = "M3 11.5 5.2 4h9.6L17 11.5V16H3ZM3 11.5h4l1 2h4l1-2h4";
export const link =
  "m8 12 4-4M7 9.3l-1.7 1.8a2.6 2.6 0 0 0 3.6 3.6L10.6 13M13 10.7l1.7-1.8a2.6 2.6 0 0 0-3.6-3.6L9.4 7";
export const lock =
  "M5.7 9h8.6a1.2 1.2 0 0 1 1.2 1.2v5.6a1.2 1.2 0 0 1-1.2 1.2H5.7a1.2 1.2 0 0 1-1.2-1.2v-5.6A1.2 1.2 0 0 1 5.7 9ZM7 9V6.8a3 3 0 0 1 6 0V9";
export const mark = `${chat}M6.8 9.2l2.2 2.2 4.2-4.6`;
export const merge = "M5 3v3.2c0 3.3 5 3.3 5 6.8v4M15 3v3.2c0 3.3-5 3.3-5 6.8";
export const next = "m7.5 5 5 5-5 5";
export const note = "M4 3.5h12v9l-3.5 4H4ZM16 12.5h-3.5v4";
export const off =
  "m3 3 14 14M10 15.5v.01M7 12.3a4.4 4.4 0 0 1 4.6-1.1M4.4 9.4a8 8 0 0 1 3.2-2M10.5 6.6a8 8 0 0 1 5.1 2.8";
export const page = "M5 2.5h6.5L15 6v11.5H5ZM11.5 2.5V6H15";
export const pencil =
  "m4 16 .8-3.4 8.4-8.4a1.4 1.4 0 0 1 2 0l.6.6a1.4 1.4 0 0 1 0 2l-8.4 8.4ZM11.8 5.6l2.6 2.6";
export const people =
  "M10.1 7a2.6 2.6 0 1 1-5.2 0 2.6 2.6 0 0 1 5.2 0ZM2.5 16c.5-2.8 2.4-4.3 5-4.3s4.5 1.5 5 4.3M12.5 4.7a2.6 2.6 0 0 1 0 4.7M14.3 12.1c1.7.6 2.8 1.9 3.2 3.9";
export const play = "m6 4 10 6-10 6Z";
export const plus = "M10 4v12M4 10h12";
export const radio =
  "M11.6 10a1.6 1.6 0 1 1-3.2 0 1.6 1.6 0 0 1 3.2 0ZM6.5 13.5a5 5 0 0 1 0-7M13.5 6.5a5 5 0 0 1 0 7M4 16a8.5 8.5 0 0 1 0-12M16 4a8.5 8.5 0 0 1 0 12";
export const retry = "M15.8 8A6.2 6.2 0 1 0 16 12.2M16.2 3.8V8H12";
export const said = "M3 4.5h14V13H9l-3 3v-3H3ZM6.5 8.7h7";
export const search = "M14.2 9A5.2 5.2 0 1 1 3.8 9a5.2 5.2 0 0 1 10.4 0ZM13 13l4 4";
export const shield = "m10 3 6 2v5c0 4-3 6-6 7.2C7 16 4 14 4 10V5Z";
export const star = "m10 3 2.1 4.5 4.9.6-3.6 3.4.9 4.9L10 14l-4.3 2.4.9-4.9L3 8.1l4.9-.6Z";
export const swap = "M4 7h11M12 4l3 3-3 3M16 13H5M8 10l-3 3 3 3";
export const tune =
  "M4 6h6.5M15.5 6H17M3 14h1.5M9.5 14H17M15 6a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM9 14a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z";
