"""Which part each word plays in naming a time: one letter a word. Data only.

Anchors: d today, w Friday, v Fri, m June, M may, H Christmas, E weekend, u weeks, s second,
p morning, t o'clock, A noon, R recently, G update. Counts: n three, c a, C few, q third, h half,
2 an Arabic pair. Which one: l next, Y every, e the, B end of, O of, L old. Where it points: a ago,
f from, T to, Q until, b between, i in, I im, N on, @ at, S since, V before, g vor, r for, K than,
Z past, & and. Others: j while, J time, W worked, z a word that may follow, x any other.
The scanner adds D a date in figures, P one without its year, k a clock time, o 14th, y a year and
X words that are claimed.
"""

from intakebot.understanding.day_names import DAYS, MONTHS, PAIRS, TIMES, UNITS, WEEKDAYS
from intakebot.understanding.vocabulary import NUMBER_WORDS, ORDINALS

_WORDS = {
    "l": """last past previous next coming current following upcoming this same recent
        letzte letzten letzter letztes vergangene vergangenen vorige voriger vorigen nächste
        nächsten nächster nächstes kommende kommenden diese diesen dieser dieses diesem
        الماضي الماضيه القادم القادمه الفايت الفائت المقبل المقبله الجاي الجايه""",
    "Y": "each every any all whole jeden jede jedes",
    "e": "the der den dem die das",
    "c": "a an ein eine einem einer einen",
    "C": "few couple several some paar einige einigen mehrere mehreren half",
    "a": "ago later earlier hence back zuvor danach",
    "f": "from von ab starting beginning vom",
    "T": "to through thru zum",
    "Q": "until till til bis",
    "b": "between zwischen",
    "&": "and und or oder",
    "i": "in during",
    "I": "im",
    "O": "of business working school calendar fiscal",
    "N": "on am",
    "@": "at around about by um gegen circa ca approximately roughly",
    "S": "since seit seitdem من صارلي صارله بقالي بقاله",
    "V": "before after nach following",
    "g": "vor قبل منذ",
    "r": "for within over für lang almost nearly",
    "p": """morning mornings afternoon afternoons evening evenings night nights nighttime daytime
        lunchtime lunch dinnertime nachmittag nachmittags abend abends nacht nachts vormittag
        vormittags         früh summer winter spring autumn sommer frühling herbst
        صباحا مساء الصبح صبح الظهر ظهرا العصر عصرا المغرب المسا العشا ليلا بالليل
        الفجر الصباح المساء""",
    "t": "o oclock uhr pm",
    "Z": "past",
    "K": "than",
    "h": "half quarter halb viertel dreiviertel",
    "B": "end beginning start middle mid late early ende anfang mitte",
    "E": "weekend weekends wochenende wochenenden",
    "u": "h std nights quarters decade decades century centuries fortnight fortnights nächte",
    "H": """christmas easter thanksgiving halloween ramadan weihnachten heiligabend ostern
        silvester neujahr pfingsten""",
    "j": "while weile",
    "J": "time zeit",
    "R": "recently lately kürzlich neulich letztens kurzem neuestem neuerdings مؤخرا",
    "G": """update updated updating upgrade upgraded upgrading downgrade downgraded install
        installed installing reinstalled reinstalling reinstall switched switching migrated
        migrating migration moved rebooted restarted reset relaunch redesign release changed
        changing change patch patched aktualisiert aktualisierung installiert installation
        umstellung umgestellt wechsel gewechselt neustart relaunch""",
    "W": "worked working ran running",
    "L": "old alt",
    "z": """please if ok okay is will would can could i we you it was are be been
        but because thanks thank instead works work do does did has have had not no so that then
        when where how what why bitte ist wird kann ich wir es war sind ja nein""",
    "v": "mon tue tues wed thu thur thurs fri sat sun",
    "M": "may march mar jan mai mär اب ايار نيسان جوان اوت ماي",
    "q": """fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth""",
    "d": "tonight tonite overnight",
    "A": "noonish",
}
PART: dict[str, str] = {
    **dict.fromkeys(NUMBER_WORDS, "n"),
    **{word: "q" for word, place in ORDINALS.items() if place > 0 and not word[0].isdigit()},
    **dict.fromkeys(MONTHS, "m"),
    **dict.fromkeys(WEEKDAYS, "w"),
    **dict.fromkeys(UNITS, "u"),
    **{word: "d" for word in DAYS if " " not in word},
    **dict.fromkeys(PAIRS, "2"),
    **dict.fromkeys(TIMES, "A"),
    **{word: letter for letter, words in _WORDS.items() for word in words.split()},
    "second": "s",
    ",": ",",
    ".": ".",
    "-": "T",
    "–": "T",
    "~": "T",
    "?": "?",
}
for _idle in (
    "now",
    "jetzt",
    "gerade",
    "eben",
    "soeben",
    "الان",
    "الحين",
    "هلق",
    "دلوقتي",
    "هسه",
    "دابا",
    "توا",
):
    PART[_idle] = "x"  # "help me now" says nothing of when
"""One letter a word; a word that isn't here has ``x``, other marks have a point."""
