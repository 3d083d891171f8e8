"""What tells an act within a longer text, in English, German and Arabic. Data only.

RE2 patterns, searched without regard to case; a group in brackets, where there is one, is
the act itself. Arabic is written with one form of each letter (ا ي ه), as ``normal.aligned``
gives it.
"""

_HELPER = (
    r"(?:(?:a|an|the|your|any|some|another|my|one of your|this|one) )?"
    r"(?:(?:real|actual|live|human|bloody|damn|fucking|proper|customer|support|service|free) ){0,3}"
    r"(?:humans?(?: being)?|persons?|people|agents?|operators?|representatives?|rep|advis[eo]rs?|"
    r"assistants?|employees?|staff(?: member)?|colleagues?|somebody|someone|manager|supervisor|"
    r"customer (?:service|support|care)|real one)"
)
_HELFER = (
    r"(?:(?:einem|einer|einen|ein|eine|nem|ner|nen|ihrem|ihrer|dem|der) )?"
    r"(?:(?:echten|echter|richtigen|menschlichen|realen|lebenden) )?"
    r"(?:menschen|mensch|mitarbeiter(?:in|n)?|person|kollegen|kollegin|berater(?:in)?|"
    r"ansprechpartner(?:in)?|jemand(?:em|en)?|kundendienst|kundenservice|support)"
)
_INSAN = r"(?:شخص|موظف|موظفه|انسان|ممثل|احد|بشري|بشر|وكيل|خدمه العملاء)"
_STOP = r"(?: *[.,;:!?…،؟\n]| *$| +but\b| +sorry\b| +aber\b| +لكن)"

INSIDE: dict[str, tuple[str, ...]] = {
    "person": (
        rf"\b(?:talk(?:ing)?|speak(?:ing)?|spe[ak]{{2}}ign|chat(?:ting)?|cat|discuss\w*|"
        rf"communicate)\b(?: [\w']+){{0,3}}? {_HELPER}\b",
        r"\b(?:talk|speak|chat) (?:to|with) (?:a |an )?(?:real|human|live)\b",
        r"\b(?:contact|reach|call|phone|ask|get|see)(?:ing)? (?:in touch with |hold of |"
        r"through to |me |back to )?"
        r"(?:a |an |your )?(?:(?:real|live|human|actual|bloody|customer|support|service|"
        r"free) ){0,3}(?:human(?: being)?|person|agent|operator|representative|someone|somebody|"
        r"employee|assistant|advis[eo]r|customer (?:service|support|care))\b",
        rf"\b(?:connect|transfer|pass|put|hand|forward|redirect|switch|escalate|refer|direct|get|"
        rf"bring|give|send|link)(?: me| us| this| it)?(?: over| on| through| straight)?(?: to|"
        rf" with)? {_HELPER}\b",
        r"\b(?:want|need|prefer|like|would rather have|require|is there|are there) (?:help from |"
        r"to have |to get |to be (?:connected|transferred) (?:to|with) )?(?:a |an |some |"
        r"any )?(?:(?:real|actual|live|human|proper) ){1,3}(?:person|human|being|agent|operator|"
        r"representative|people|assistance|help|support|someone)\b",
        r"\b(?:want|need|prefer|like|give me|get me) (?:a |an |some )?(?:human(?: being)?|"
        r"operator|representative|live chat)\b",
        r"\bhuman (?:agent|operator|assistance|support|help)\b",
        r"\b(?:stop|hate|sick of|tired of|no more|don't want|do not want|comfortable|"
        r"not)\b[^.!?\n]{0,40}\b(?:talking|speaking|chatting|sharing|bots?|"
        r"to)\b[^.!?\n]{0,30}\b(?:a |this |with )?(?:bots?|machines?|robots?|computers?)\b",
        rf"(?i:mit|an|zu) {_HELFER}(?: [\wäöüß]+){{0,3}} (?:sprechen|reden|chatten|verbinden|"
        rf"schreiben|telefonieren|weiterleiten|übergeben|verbunden|durchstellen)\b",
        rf"\b(?:verbinden|leiten|stellen|geben|holen) sie (?:mich|"
        rf"mir)(?: bitte)?(?: weiter)?(?: zu| mit| an)? {_HELFER}\b",
        r"\b(?:ich (?:will|möchte|brauche|hätte gern)|geben sie mir|"
        r"gibt es) (?:hier )?(?:bitte )?(?:einen|ein|eine)?(?: ?(?:echten|echter|richtigen|"
        r"menschlichen))? ?(?:menschen|mitarbeiter(?:in)?|echte person|ansprechpartner)\b",
        rf"\b(?:sprech|red|chatt)e?n? (?:ich )?(?:bitte )?mit {_HELFER}\b",
        rf"(?:اتحدث|التحدث|نتحدث|اتكلم|التكلم|الكلام|اكلم|التواصل|اتواصل|الحديث|محادثه|حولني|"
        rf"تحويلي|حولوني|توصيلي)(?: مع| الي| ل)? ?(?:ل|ب|مع )?{_INSAN}",
        rf"(?:اريد|ابغي|ابي|عايز|احتاج|بدي|اود) {_INSAN}",
    ),
    "dont_know": (
        rf"((?:(?:i|we) )?(?:really |honestly |just |simply )?(?:don'?t|do not|can'?t|cannot|"
        rf"couldn'?t) (?:really |quite )?(?:know|remember|recall|say|tell)(?: (?:it|that|this|yet|"
        rf"exactly|for sure|that info(?:rmation)?|the exact \w+|right now|anymore|any more|"
        rf"at the moment|off the top of my head)){{0,2}}){_STOP}",
        rf"((?:i |i've )?(?:really |absolutely |honestly )?(?:have |had |got )?(?:really |"
        rf"absolutely )?(?:no|not a|not the slightest|not any) (?:idea|clue)(?: what (?:it|"
        rf"that) is| at all| whatsoever)?){_STOP}",
        rf"((?:i'?m|i am) (?:really |just |still )?(?:not (?:really |quite |entirely |so |too |"
        rf"exactly |100% )?(?:sure|certain)|unsure)(?: (?:about (?:it|that)|yet|to be honest|"
        rf"at all|right now))?){_STOP}",
        rf"(i (?:do not|don'?t) have (?:it|one|that(?: info(?:rmation)?)?|any idea|an? (?:answer|"
        rf"number))(?: (?:at|to) hand| with me| handy| right now| here| for that)?){_STOP}",
        rf"((?:ich )?(?:weiß|weiss)(?: (?:ich|es|das|leider|jetzt|gerade|auch))* nicht(?: (?:mehr|"
        rf"genau))?){_STOP}",
        rf"((?:ich )?(?:habe? )?(?:leider |absolut )?keine ahnung){_STOP}",
        rf"((?:da |ich )?bin (?:ich )?mir (?:da )?(?:leider )?(?:nicht|un) ?sicher){_STOP}",
        rf"((?:والله )?(?:لا|ما) (?:اعرف|اعلم|ادري|اتذكر)(?: ذلك| بالضبط| حاليا)?){_STOP}",
    ),
    "skip": (
        r"\b(?:i(?:'d| would)? (?:rather|prefer)) not(?: to)? (?:say|answer|tell|share|give)\b",
        r"\b(?:can|could|may) (?:we|i|you) (?:please )?skip (?:this|that|it|the question)\b",
        r"\b(?:können|kann) (?:wir|ich|sie) (?:das|die frage|diese frage) (?:überspringen|"
        r"auslassen)\b",
        r"\bmöchte ich (?:lieber )?nicht (?:sagen|angeben|beantworten)\b",
        r"هل يمكن(?:ني)? تخطي",
    ),
    "why": (
        r"\bwhy (?:do|would|did|should|are) you (?:really |even |actually |need|want|ask|"
        r"requir)(?:\w+)?(?: (?:need|want|ask|requir)\w*)?(?: (?:to know|me|for))?(?: (?:that|"
        r"this|it|all that|all this|my [\w-]+(?: [\w-]+)?))?",
        r"\bwhy (?:is|are) (?:this|that|it|these|those) (?:question |detail |"
        r"information )?(?:even )?(?:needed|necessary|important|required|relevant)\b",
        r"\bwhy (?:should|must|do) i (?:have to |need to )?(?:tell|give|say|share|answer|"
        r"provide)\b[^.!?\n]{0,30}",
        r"\bwhat do you need (?:that|this|it|my [\w-]+) for\b",
        r"\b(?:warum|wozu|wieso|weshalb|wofür) (?:brauchen|benötigen|fragen|wollen|möchten|"
        r"müssen) sie\b[^.!?\n]{0,30}",
        r"\b(?:warum|wozu|wieso) (?:ist das|soll ich das|muss ich das)\b[^.!?\n]{0,30}",
        r"(?:لماذا|ليش|ليه) (?:تحتاج|تسال|تريد|تطلب)\w*[^.!?؟\n]{0,30}",
    ),
    "back": (
        r"\b(?:can|could|may) (?:i|we|you) (?:please )?(?:go|get|step) back(?: (?:one|a|to the|"
        r"to my) ?(?:question|step|last question|previous question|answer)?)?(?:$|[.!?,])",
        r"\b(?:i|let me|can i|could i|may i)(?: want to| need to|'d like to| would like to|"
        r" have to)? (?:change|correct|fix|edit) my (?:last |previous |first )?answer\b",
        r"\b(?:kann|möchte|will|muss) ich (?:bitte )?(?:meine (?:letzte )?antwort (?:ändern|"
        r"korrigieren)|(?:eine frage|einen schritt) zurück)",
        r"(?:اريد|ممكن|هل يمكن(?:ني)?) (?:تغيير|تعديل|تصحيح) اجابت?ي",
    ),
    "repeat": (
        r"\b(?:repeat|rephrase|reword) (?:that|it|this|yourself|the question|the last|what|please|"
        r"once|again|your)\b",
        r"\b(?:can|could|would|will|please) (?:you )?(?:please |kindly )?(?:repeat|rephrase|"
        r"elaborate|clarify|explain (?:that|it|this|the question))\b",
        r"\bsay (?:that|it|this|what you (?:just )?said)(?: to me)?(?: \w+)? (?:again|once more|"
        r"one more time|over|another time)\b",
        r"\b(?:tell|ask) (?:me )?(?:that |it |the question )?(?:again|once more|one more time)\b",
        r"\b(?:what (?:do|did) you (?:just )?(?:mean|say)|what(?:'s| is| was) the question|"
        r"what does that mean)\b",
        r"\b(?:didn'?t|did not|couldn'?t|could not|don'?t|do not|can'?t|not) (?:quite |"
        r"really )?(?:catch|hear|understand|get|follow)(?: (?:that|you|the question|"
        r"what you (?:said|mean|meant|just said|were saying)))(?:[.,!?]|$| (?:sorry|correctly|"
        r"clearly|right|properly|well|please|can|could|again|at all|the last time))",
        r"\b(?:können|könnten|kannst|würden) (?:sie|du) (?:das|die frage|"
        r"es) (?:bitte )?(?:noch ?(?:ein)?mal )?(?:wiederholen|erklären|sagen)\b",
        r"\bwas meinen sie(?: damit| mit)\b|\bwie meinen sie das\b",
        r"(?:اعد|كرر|اعاده) (?:السؤال|ما قلت|الكلام)|ماذا (?:تقصد|تعني)",
    ),
    "are_you_bot": (
        r"\b(?:are|r) (?:you|u)\b(?: [\w']+){0,3}? (?:real|human|person|robot|bot|machine|"
        r"computer|chatbot|automated|ai|a\.i\.|artificial|android|program|alive|living|"
        r"software)\b",
        r"\b(?:am i|is this|are we|i'?m) (?:actually |really |just )?(?:talking|speaking|chatting|"
        r"texting|writing)? ?(?:to|with|to you)? ?(?:a |an |some |the )?(?:real |actual |live |"
        r"living )?(?:human|person|robot|bot|machine|computer|chatbot|"
        r"ai)\b(?: being)?(?: or\b[^.!?\n]{0,30})?(?:\?|$| right now)",
        r"\b(?:(?:is|was) (?:this|there|it)|do i (?:have|talk|speak)) (?:to |with )?(?:a |an |"
        r"just a |just an )?(?:real |actual |live )?(?:bot|robot|chatbot|machine|computer|"
        r"automated \w+|ai)\b",
        r"\b(?:if|whether) (?:you(?:'re| are| were)|this is) (?:a |an )?(?:real|human|person|"
        r"robot|bot|machine|computer|ai|artificial)\b",
        r"\bwho am i (?:talking|speaking|chatting) (?:to|with)\b",
        r"\byou(?:'re| are) (?:a |an )?(?:real |actual )?(?:human|person)\b[^.!?]{0,12}\?",
        r"\b(?:you(?:'re| are)) (?:just |only |probably )?(?:a |an )?(?:bot|robot|chatbot|machine|"
        r"computer|ai)\b",
        r"\b(?:sind sie|bist du|ist das|ist hier|spreche ich mit|schreibe ich mit|"
        r"rede ich mit)(?: [\wäöüß]+){0,3}? (?:mensch\w*|bots?|roboter|maschine|ki|computer|"
        r"chatbots?|automat\w*|echte person)\b",
        r"هل (?:انت|انتم|هذا|اتحدث|اتكلم)(?: مع| الي)? (?:شخص |مجرد )?(?:روبوت|بوت|انسان|"
        r"شخص حقيقي|شخص|اله|ذكاء اصطناعي|حقيقي|بشر)",
    ),
    "wait": (
        r"\b(?:give me (?:a|one|two|a few|another|some) (?:moment|minutes?|seconds?|secs?|mins?)|"
        r"(?:wait|hold on|hang on) (?:a|one|for a|please|just) ?(?:moment|minute|second|sec|bit)?|"
        r"just a (?:moment|minute|second|sec)|bear with me)\b",
        r"^(?:hold on|hang on|wait|one (?:moment|sec|second|minute))\b *[,.!…]",
        r"\blet me (?:just )?(?:check|look|see|find|get)(?: (?:it|that|this))?(?: up| out)?(?:$|"
        r"[.,!…])",
        r"\b(?:(?:einen|kleinen|ein) )?(?:moment|augenblick)(?: bitte| mal)\b|\bich (?:schaue?|"
        r"sehe?|gucke?) (?:mal |kurz |schnell )?nach\b|\bwarten sie (?:bitte|kurz|einen)\b",
        r"(?:لحظه|دقيقه|ثانيه) (?:من فضلك|لو سمحت|واحده)",
    ),
    "thanks": (
        r"\b(?:thanks|thank (?:you|u)|thx|thankyou|much appreciated|"
        r"(?:i )?(?:really )?appreciate (?:it|that|the help|your help))\b",
        r"\b(?:danke(?:schön)?|(?:vielen|besten|herzlichen) dank)\b",
        r"شكرا|مشكور|اشكرك",
    ),
}
