/** The icons of the widget's first screen; `icons.tsx` has them all. */

export const close = "m5 5 10 10M15 5 5 15";
export const fern =
  "M10 17.5V4M10 7.5C8.6 6.6 6.8 6.7 5.6 8M10 7.5c1.4-.9 3.2-.8 4.4.5M10 11.5c-1.8-1.1-4.2-1-5.8.7M10 11.5c1.8-1.1 4.2-1 5.8.7M10 15c-1.4-.8-3-.8-4.3.2M10 15c1.4-.8 3-.8 4.3.2M10 4 8.8 2.6M10 4l1.2-1.4";
export const image =
  "M4.5 4h11A1.5 1.5 0 0 1 17 5.5v9a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14.5v-9A1.5 1.5 0 0 1 4.5 4ZM8.6 8.2a1.3 1.3 0 1 1-2.6 0 1.3 1.3 0 0 1 2.6 0ZM3.5 14.5 8 11l2.6 2.1 2.4-2.3 3.7 3.4";
export const more = "M5 9.4v1.2M4.4 10h1.2M10 9.4v1.2M9.4 10h1.2M15 9.4v1.2M14.4 10h1.2";
export const person = "M13 6.7a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM4 17c.6-3.3 2.9-5 6-5s5.4 1.7 6 5";
export const send = "M3.2 9.7 16.8 3.5l-3.7 13-3.3-5ZM9.8 11.5l7-8";
