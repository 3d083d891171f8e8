/** كلمات النافذة بالعربية، دون صيغ أمر مذكّرة أو مؤنّثة. */
import type { Words } from "./en.ts";

const ORDER = ["", "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن"];

/** A number with its noun: one, two, 3–10 and the rest differ. */
function count(n: number, one: string, two: string, few: string, many: string): string {
  if (n === 1) return one;
  if (n === 2) return two;
  return `${n} ${n >= 3 && n <= 10 ? few : many}`;
}

export const ar: Words = {
  chat: "المحادثة",
  help: "مساعدة",
  close: "إغلاق المحادثة",
  menu: "القائمة",
  you: "أنت:",
  assistant: "المساعد:",
  today: "اليوم",
  now: "الآن",
  unread: (n) =>
    count(n, "رسالة غير مقروءة", "رسالتان غير مقروءتين", "رسائل غير مقروءة", "رسالة غير مقروءة"),

  hereUntil: (time) => `نحن هنا حتى الساعة ${time}`,
  here: "نحن هنا الآن",
  notHere: "لا أحد هنا الآن",
  comma: "،",
  moment: (day, time) => (day ? `${day} الساعة ${time}` : `اليوم الساعة ${time}`),
  backOn: (when) => `نعود ${when}`,
  closed: (when) => `أُغلقت ${when}`,

  hello: "مرحبًا! ما المشكلة؟ بكلماتك أنت.",
  helloMore: "نسأل فقط عمّا ينقص، ثم يتولّى أحد الزملاء المحادثة هنا.",
  helloAway: (when) => `لا أحد هنا في هذه اللحظة. نعود ${when} (بتوقيتك).`,
  openers: "أو البدء بأحد هذه المواضيع",
  few: "بضعة أسئلة قصيرة",
  seen: "نرى هذه الصفحة والمتصفح.",
  seeWhat: "ما الذي نراه",
  page: "الصفحة",
  browser: "المتصفح",
  language: "اللغة",
  zone: "المنطقة الزمنية",

  at: (at, of) => `${at} من ${of}`,
  allAnswered: (n) => (n > 1 ? `اكتملت الإجابات (${n})` : "اكتملت الإجابة"),
  person: "التحدث إلى شخص",
  sent: (no) => `أُرسلت الحالة ${no}`,
  number: (no) => `الحالة ${no}`,
  solved: "مغلقة",
  notSolved: "لم تُحل بعد",
  offer: "يمكن لشخص من الفريق إنجاز ذلك معك الآن.",
  accept: "نعم، أريد التحدث إلى شخص",

  message: "رسالتك",
  add: "إضافة صورة أو ملف",
  send: "إرسال",
  first: "بكلماتك أنت",
  ph: {
    choice: "اختيار إجابة أو كتابتها",
    tell: "أو إضافة المزيد",
    long: "تكفي كلمات قليلة",
    text: "كتابة الإجابة",
    more: "إضافة شيء",
    closed: "الكتابة تعيد فتحها",
    file: "مع كلمة إن أمكن",
    off: "يمكن متابعة الكتابة",
    to: (name) => `الكتابة إلى ${name}`,
  },
  tooLong: (n) => `عدد الأحرف الزائدة: ${n}. يمكن الإرسال على جزأين.`,

  why: "لماذا هذا السؤال؟",
  back: "رجوع",
  dontKnow: "لا أعرف",
  skip: "تخطٍّ",
  skipped: "تم التخطي",
  earlier: "ذُكر سابقًا:",
  done: "تم",
  yes: "نعم",
  no: "لا",
  change: "تعديل",
  answers: (n) => count(n, "إجابة واحدة", "إجابتان", "إجابات", "إجابة"),
  star: (n, of) => `${n} من ${of}`,

  noted: "ما سجّلناه",
  notedHow: (n, check) =>
    `سجّلنا ${count(n, "معلومة واحدة", "معلومتين", "معلومات", "معلومة")}.${check ? ` للتحقق: ${check}.` : ""}`,
  check: "يرجى التحقق",
  fromPage: "من هذا التبويب",
  fromSite: "من هذا الموقع",
  fromBefore: "من مرة سابقة",
  changed: (label, to) => `${label} الآن: ${to}`,

  save: "حفظ",
  keepOld: "الإبقاء على القديم",
  asksAgain: "إن كانت إجابة أخرى تعتمد على هذه فسنسأل عنها من جديد. والباقي كما هو.",

  card: "حالتك",
  missing: "غير معروف بعد",
  sendTeam: "إرسال إلى الفريق",
  addMore: "إضافة شيء",
  backToCard: "العودة إلى الملخص",

  place: "دورك",
  nth: (n) => ORDER[n] ?? `${n}`,
  usually: (low, high) =>
    low === high ? `عادةً نحو ${high} دقائق.` : `عادةً من ${low} إلى ${high} دقائق.`,
  longer: "استغرق الأمر أطول مما قلنا، ولم ننسك.",
  unsaid: "لا نستطيع أن نقول كم سيستغرق ذلك.",
  next: "سيجيب شخص من الفريق.",
  mayClose: "يمكن إغلاق هذه النافذة. سنجيب هنا.",
  nobody: "لا أحد هنا في هذه اللحظة.",
  backAt: (when) => `نعود ${when} (بتوقيتك).`,
  reference: "الرقم المرجعي:",

  joined: (name) => `انضم إلى المحادثة: ${name}. كل ما سبق متاح للقراءة.`,
  takesOver: (name, from) => `تنتقل المحادثة من ${from} إلى ${name}.`,
  toTeam: (team) => `تنتقل المحادثة إلى ${team}. ويبقى كل ما سبق.`,
  theTeam: "فريق آخر",
  botAgain: "يتابع المساعد من هنا.",
  writing: (name) => `${name}: كتابة جارية`,
  someone: "أحد الزملاء",
  reopened: "فُتحت من جديد",

  sending: "جارٍ الإرسال",
  isSent: "تم الإرسال",
  delivered: "تم التسليم",
  read: "تمت القراءة",
  waitsToBeSent: "بانتظار الإرسال",
  notSent: "لم تُرسل:",
  tryAgain: "محاولة أخرى",
  remove: "إزالة",
  movedOn: "تمت الإجابة عن ذلك السؤال من قبل. نتابع من هنا.",

  offline: "لا يوجد اتصال. سنرسل ما كتبته فور عودة الاتصال.",
  online: "عاد الاتصال.",
  retryIn: (s) => `محاولة جديدة بعد ${s} ث`,
  tryNow: "المحاولة الآن",
  fault: "حدث خلل لدينا. ما كتبته محفوظ.",
  orMail: "أو المراسلة على",
  gone: "لم نعد نجد هذه المحادثة. ما يُكتب الآن يبدأ محادثة جديدة.",

  fileHint: (mb) => `حتى ${mb} ميغابايت لكل ملف. لا يراه إلا فريقنا.`,
  file: (size) => `${size} · جاهز للإرسال`,
  uploading: (percent) => `جارٍ الإرسال، ${percent}٪`,
  tooBig: (mb, limit) => `حجم الملف ${mb} ميغابايت والحد ${limit}. يكفي جزء من الصورة فيه الرسالة.`,
  wrongKind: "لا نستطيع فتح هذا النوع من الملفات. تصلح صورة أو PDF أو نص.",
  uploadFailed: "تعذّر الإرسال.",
  emptyFile: "هذا الملف فارغ.",
  removeFile: (name) => `إزالة ${name}`,
  pasted: "صورة-ملصقة",
  open: (name) => `فتح ${name}`,

  signedIn: (name) => `تسجيل الدخول باسم ${name}`,
  caseNumber: (no) => `الحالة ${no}.`,
  caseClosed: (no) => `أُغلقت الحالة ${no}`,
  transcript: "نص المحادثة",
  saveTranscript: "حفظ نص المحادثة",
  copy: "نسخ الرقم",
  copied: "تم النسخ",
  newTalk: "بدء موضوع جديد",
};
