"""The words that answers are made of, in English, German and Arabic. Data only.

All in the spelling ``normal.plain`` gives.
"""

from intakebot.understanding.normal import plain
from intakebot.understanding.phrasebook import shipped


def _phrases(text: str) -> frozenset[str]:
    return frozenset(plain(each) for each in text.replace("|", "\n").splitlines() if each.strip())


YES = shipped().phrases("yes")
NO = shipped().phrases("no")
LOOKS_RIGHT = _phrases("""
    looks right|looks good|looks fine|looks correct|it looks right|it looks good|that looks right
    that looks good|all right|alright|all correct|all good|everything is right|good|fine|great
    everything is correct|confirm|confirmed|i confirm|send|send it|please send it|submit|go ahead
    perfect|that's fine|that's all|nothing else|done|yes that's right|yes that's correct
    yes send it|yes looks good|yes it looks right|yes all good|yes perfect|yes go ahead
    passt|passt so|passt alles|alles richtig|alles korrekt|sieht gut aus|sieht richtig aus
    so ist es|in ordnung|alles gut|stimmt so|stimmt alles|absenden|abschicken|senden|bestätigen
    bitte absenden|bestätigt|fertig|das ist alles|perfekt|super|gut|ja passt|ja stimmt
    ja alles richtig|ja das stimmt
    يبدو صحيحا|كل شيء صحيح|كله صحيح|ارسال|ارسل|ارسلها|تاكيد|مضبوط|هذا كل شيء|جيد|ممتاز
    نعم صحيح|نعم ارسال
""")
"""What people write under a summary that is right."""
GREETINGS = shipped().phrases("greeting")
UNSURE = _phrases("""
    maybe|perhaps|not sure|possibly|sometimes|it depends|depends|no idea|no clue|no problem
    yes and no|kind of|sort of
    vielleicht|manchmal|kommt darauf an|kommt drauf an|jein|ja und nein|keine ahnung|kein problem
    ربما|احيانا|يمكن|ممكن|لا ادري|لا اعرف|لا مشكله|نعم ولا|مو دايما|مش دايما|احيانا اه|ساعات|مرات
    مو اكيد|مش اكيد|مش متاكد|مو متاكد|مدري|مش عارف|ما بعرف|حسب
""")

HARDLY = _phrases("""
    not that i know|not that i know of|not that i'm aware of|not that i am aware of
    not as far as i know|not to my knowledge|not that i can see|not that i've seen
    not that we know|not that we know of|not that we're aware of|not as far as we know
    not as far as i'm aware|as far as i know no|not that i recall|not to our knowledge
    nicht dass wir wüssten|soweit wir wissen nicht|unseres wissens nicht
    not that i noticed|not that i've noticed|not that i remember|not that i can remember
    nicht dass ich wüsste|nicht das ich wüsste|soweit ich weiß nicht|soviel ich weiß nicht
    meines wissens nicht|nicht meines wissens|mir ist nichts bekannt|nicht dass ich mich erinnere
    ليس على حد علمي|مش على حد علمي|مو على حد علمي|لا على حد علمي|على حد علمي لا|ليس حسب علمي
""")
"""A no to be checked, where yes or no is asked; elsewhere nobody knows."""

NEGATIONS = _phrases("""
    not|no|none|never|neither|nor|without|except|isn't|isnt|wasn't|wasnt|aren't|don't|dont|doesn't
    doesnt|didn't
    didnt|can't|cant|cannot|won't|wont|nothing|kein|keine|keinen|keiner|keins|nicht|nie|niemals
    ohne|außer|weder|noch
    لا|ليس|ليست|لم|لن|ما|غير|بدون|مش|مو|مب|ماني|مانيش|معنديش|ماعنديش|ماعندي|مفيش|مافي|ماكو|ماكاينش
    معيش|ماليش|مالي|بلا|لست|ماحد|محدش
""")
FILLERS = _phrases("""
    a|an|the|i|i'd|i'm|i've|ive|it|it's|its|is|was|are|am|my|me|that|that's|thats|this|one|option
    number
    answer|choose|take|pick
    select|say|think|please|just|um|uh|er|well|ok|okay|so|oh|hm|hmm|hi|hey|hello|sorry|thanks
    thank|you|would|will|with
    to|of|on|in|at|very|really|actually|probably|guess|mean|got|get|have|see|has|had|there|there's
    had|for|go|gone|now
    der|die|das|den|dem|ein|eine|einen|einer|ich|es|ist|war|mein|meine|bitte|nur|also|na|ja|ähm|äh
    danke|option|nummer
    antwort|nehme|wähle|sehr|wirklich|wohl|habe|sehe|mir|und|and|or|oder|von|im|am|auf|zu|mit|für
    da|dann|jetzt
    هو|هي|هذا|هذه|من|في|على|انا|من فضلك|خيار|رقم|الخيار|فضلك|اختار|عندي|لدي|و|او|جدا|هاد|هيدا
    ده|دا|دي|هاي|هادا|احنا|نحن|لو|سمحت|سمحتوا|بس|والله|طيب|طب|يعني|اوك|اوكي|بدي|ابي|ابغى|عايز|عاوز
    اريد|كتير|كثير|اوي|قوي|اخي|يا|بليز|عفوا|اسف|معلش|كمان|هلق|هلا|دلوقتي|الحين|مرحبا
""")
POLITE = _phrases("""
    please|sorry|um|uh|er|well|ok|okay|oh|hm|hmm|just|no|yes|and|but|then|actually|honestly|really
    now|thanks|maybe
    bitte|ähm|äh|also|danke|ja|nein|und|aber|dann|na|hm|leider|nur|mal|ehrlich
    من فضلك|لو سمحت|شكرا|نعم|لا|عفوا|فضلك|لكن|لو|سمحت|سمحتوا|والله|طيب|طب|بس|اوك|يعني|معلش|معليش
    اسف|اسفه|للاسف|بصراحه|صراحه|حاليا|بليز|رجاء|ايوه|اه|كتير|كثيرا|اخي|حبيبي|يا|هلق|دلوقتي|الحين|انا
""")
"""What people put around a short phrase without changing it."""
GROUPS_ALL = _phrases("""
    all|all of them|all of the above|all of these|everything|both|both of them
    alle|alles|beide|beides|alle davon
    كلهم|كلن|كلو|كله|كلشي|كل شي|كل حاجه|التنين|الاتنين|الاثنين معا|كل|الكل|جميع|جميعها|كلها|كلاهما
    كلهم|كل شيء|كل ما سبق
""")
GROUPS_NONE = _phrases("""
    none|none of them|none of these|none of the above|nothing|neither|no|nope
    keine|keines|keins|keine davon|nichts|nein
    ولا شي|ولا حاجه|ولا وحده|ما في شي|مفيش|والو|لا شيء|لا احد|ولا واحد|لا|لا شيء مما سبق
""")
NEWEST = _phrases("""
    latest|newest|the latest|the newest|latest version|the latest version|current|up to date
    neueste|die neueste|die neueste version|aktuelle|die aktuelle|aktuell
    الاحدث|احدث اصدار
""")
"""Instead of a version number."""

_COUNTS = {
    0: "zero nought null صفر",
    1: "one eins ein eine einem einer einen واحد واحده وحده",
    2: "قطعتين قطعتان حبتين كيسين علبتين كرتونتين نبتتين شخصين نفرين جهازين "
    "two zwei zwo اثنان اثنين اثنتان اثنتين اتنين تنين تنتين ثنين ثنتين جوج زوج",
    3: "three drei ثلاثه ثلاث تلاته تلات تلت",
    4: "four vier اربعه اربع",
    5: "five fünf خمسه خمس",
    6: "six sechs سته ست",
    7: "seven sieben سبعه سبع",
    8: "eight acht ثمانيه ثماني ثمان تمانيه تمنيه تمن تمان تمنيا",
    9: "nine neun تسعه تسع",
    10: "ten zehn عشره عشر",
    11: "eleven elf احدعش حداشر احداشر حداش حداعش",
    12: "twelve dozen zwölf dutzend اطنعش اتناشر اثنعش طناشر طناش",
    13: "thirteen dreizehn تلتاشر ثلاثطعش تلطعش تلاتاشر",
    14: "fourteen vierzehn اربعتاشر اربعطعش",
    15: "fifteen fünfzehn خمستاشر خمسطعش خمسطاش",
    16: "sixteen sechzehn ستاشر ستطعش سطاش",
    17: "seventeen siebzehn سبعتاشر سبعطعش",
    18: "eighteen achtzehn تمنتاشر ثمنطعش تمنطعش",
    19: "nineteen neunzehn تسعتاشر تسعطعش",
    20: "twenty zwanzig عشرون عشرين",
    30: "thirty dreißig dreissig ثلاثون ثلاثين تلاتين",
    40: "forty vierzig اربعون اربعين",
    50: "fifty fünfzig fuffzig fuchzig خمسون خمسين",
    60: "sixty sechzig ستون ستين",
    70: "seventy siebzig سبعون سبعين",
    80: "eighty achtzig ثمانون ثمانين تمانين",
    90: "ninety neunzig تسعون تسعين",
    200: "مئتين مئتان ميتين",
    300: "ثلاثمئه ثلاثميه تلتميه تلاتميه",
    400: "اربعمئه اربعميه ربعميه",
    500: "خمسمئه خمسميه",
    600: "ستمئه ستميه",
    700: "سبعمئه سبعميه",
    800: "ثمانمئه ثمانميه تمنميه",
    900: "تسعمئه تسعميه",
    2000: "الفين الفان",
    100: "hundred hundert مئه مائه ميه مية",
}
NUMBER_WORDS = {name: number for number, names in _COUNTS.items() for name in names.split()}
NUMBER_WORDS |= {plain(name): number for name, number in NUMBER_WORDS.items()}
for _ten in range(20, 100, 10):  # German says the ones first: fünfundzwanzig
    for _one in range(1, 10):
        _small = "ein" if _one == 1 else _COUNTS[_one].split()[1]
        NUMBER_WORDS[plain(f"{_small}und{_COUNTS[_ten].split()[1]}")] = _ten + _one
TENS = frozenset(range(20, 100, 10))

ORDINALS = {
    plain(name): place
    for place, names in {
        1: "first 1st erste ersten erster erstes الاول الاولى",
        2: "second 2nd zweite zweiten zweiter zweites الثاني الثانيه",
        3: "third 3rd dritte dritten dritter drittes الثالث الثالثه",
        4: "fourth 4th vierte vierten vierter viertes الرابع الرابعه",
        5: "fifth 5th fünfte fünften fünfter fünftes الخامس الخامسه",
        6: "sixth 6th sechste sechsten السادس السادسه",
        7: "seventh 7th siebte siebten السابع السابعه",
        8: "eighth 8th achte achten الثامن الثامنه",
        -1: "last letzte letzten letzter letztes الاخير الاخيره",
    }.items()
    for name in names.split()
}

VAGUE = shipped().phrases("vague")
VAGUE_ERRORS = VAGUE | _phrases("""
    error message|an error message|the error|the error message|it says error|says error
    it says an error|some error
    some error message|just an error|just error|i get an error|i got an error|there was an error
    there is an error
    it gives an error|it shows an error|it shows an error message|i see an error|a message|message
    yes|red text
    it says something went wrong|unknown|an error occurred i think|a red message|a warning|warning
    some message
    fehlermeldung|eine fehlermeldung|irgendein fehler|da kommt ein fehler|es kommt ein fehler
    es kommt eine fehlermeldung
    es gab einen fehler|da steht fehler|die fehlermeldung|eine meldung|meldung|irgendeine meldung
    طلع خطا|طلعلي خطا|بيطلع خطا|بيطلعلي خطا|طلعت رساله|بيقول خطا|رساله خطا|ظهر خطا|يظهر خطا
    هناك خطا|تظهر رساله خطا|رساله
""")
NO_MESSAGE = _phrases("""
    no message|no error|no error message|there is no message|there's no message|there is no error
    there was no message
    there was none|none|nothing|nothing at all|it says nothing|it doesn't say anything
    there isn't one|there isn't any
    no text|there is none|nothing shows|it just hangs|no|nope|nah|nothing comes up|nothing pops up
    it just closes|it just freezes|it just stops|nö|nee
    nix|gar nix|zeigt nix|zeigt nichts|kommt nix|da kommt nichts|nüscht
    keine|keine meldung|keine fehlermeldung|es gibt keine|da steht nichts|nichts|gar nichts
    es kommt keine meldung|nein
    ما في رساله|مافي رساله|مفيش رساله|ما طلع شي|ولا شي|مفيش حاجه|ما في شي|ما بيطلع شي|لا شيء
    لا توجد رساله|لا رساله|لا يوجد|لا|لا يظهر شيء
""")
NO_NAMES = (
    YES
    | NO
    | UNSURE
    | VAGUE
    | FILLERS
    | VAGUE_ERRORS
    | NO_MESSAGE
    | GROUPS_NONE
    | _phrases("""
    good morning|good evening|good afternoon|good day|anonymous|nobody|none of your business
    customer|user|admin
    guten tag|guten morgen|guten abend|hallo|moin|servus|anonym|niemand|kunde|kundin
    hi there|hello there|human|agent|person|skip|why|warum|stuck|not happy|angry|frustrated|here|me
    مرحبا|السلام عليكم|اهلا|مجهول|لماذا|صباح الخير|مساء الخير
""")
)
VAGUE_DEVICES = _phrases("""
    phone|my phone|mobile|my mobile|cell phone|smartphone|computer|my computer|pc|my pc|laptop
    my laptop|desktop|tablet
    my tablet|device|my device|a phone|a computer|a laptop|on my phone|on my computer|on my laptop
    yes|no|this one|mine
    handy|mein handy|telefon|rechner|mein rechner|mein computer|mein laptop|gerät|auf dem handy
    am handy|am computer
    تلفون|تلفوني|تليفون|الموبايل|الجوال|اللابتوب|من الموبايل|من الجوال|من التلفون|من اللابتوب|هاتف
    هاتفي|جوال|جوالي|موبايل|كمبيوتر|حاسوب|لابتوب|جهازي|التلفون
""")
