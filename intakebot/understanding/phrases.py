"""The messages we know people by, in English, German and Arabic. Data only.

Each is nothing but an act, in the spelling that ``normal.plain`` gives.
"""

from intakebot.understanding.normal import plain


def _lines(text: str) -> frozenset[str]:
    return frozenset(plain(line) for line in text.replace("|", "\n").splitlines() if line.strip())


WHOLE: dict[str, frozenset[str]] = {
    "person": _lines("""
        human|a human|human please|person|a person|real person|a real person|real human|agent
        an agent
        live agent|human agent|live person|operator|representative|customer service|talk to human
        support agent
        i want a human|i need a human|not a bot|no bot|no bots
        mensch|ein mensch|einen menschen|mitarbeiter|mitarbeiterin|echter mensch|kundendienst
        kein bot|keinen bot
        موظف|شخص|انسان|شخص حقيقي|موظف من فضلك|خدمه العملاء|ممثل
    """),
    "dont_know": _lines("""
        i don't know|i dont know|don't know|dont know|do not know|i do not know|dunno|i dunno|idk
        no idea
        i have no idea|no clue|i have no clue|not sure|i'm not sure|im not sure|i am not sure
        i'm unsure|unsure
        i am unsure|not a clue|haven't a clue|who knows|i wouldn't know|wouldn't know|i can't say
        can't say
        i couldn't say|couldn't tell you|i can't tell|i can't tell you|i can't remember
        can't remember
        cannot remember|i cannot remember|i don't remember|i dont remember|don't remember
        dont remember
        i do not remember|i forgot|forgot|forgotten|i don't recall|i can't recall|don't have it
        i don't have it
        i don't have one|don't have one|not that i know of|beats me|unknown|i don't know it
        i really don't know
        i don't know that|i don't know sorry|not known|no clue sorry|i'm not really sure
        i'm not so sure
        i am not so sure|i am really not sure|i don't have that|i don't have that information
        not sure yet
        weiß ich nicht|weiss ich nicht|weiß nicht|weiss nicht|ich weiß nicht|ich weiß es nicht
        ich weiss es nicht
        ich weiss nicht|das weiß ich nicht|keine ahnung|ka|ich habe keine ahnung|hab keine ahnung
        nicht sicher
        bin mir nicht sicher|ich bin nicht sicher|ich bin mir nicht sicher|kann ich nicht sagen
        weiß ich leider nicht
        das kann ich nicht sagen|ich erinnere mich nicht|vergessen|habe ich vergessen
        habe ich nicht|hab ich nicht
        weiß ich nicht mehr|weiß nicht mehr|unbekannt|ich weiß es leider nicht
        habe ich nicht zur hand
        لا اعرف|لا أعلم|لا ادري|ما اعرف|مدري|ما ادري|لست متاكدا|لست متاكده|غير متاكد|لا اتذكر|نسيت
        معرفش|مش عارف
        مش متاكد|ليس لدي|لا املك|لا اعلم ذلك|ليس عندي فكره|لا فكره لدي
    """),
    "skip": _lines("""
        skip|skip it|skip this|skip that|skip this question|skip this one|skip question
        skip the question|pass
        next|next question|next one|leave it out|leave this out|rather not|i'd rather not
        i'd rather not say
        prefer not to say|i prefer not to say|rather not say|no answer|no comment
        i don't want to say
        i don't want to answer|i won't say|let's skip it|let's skip this|i'll skip|i'll skip this
        i'll pass
        überspringen|auslassen|weiter|nächste|nächste frage|lieber nicht|keine angabe
        möchte ich nicht sagen
        das möchte ich nicht sagen|will ich nicht sagen|frage überspringen|das überspringe ich
        تخطي|تخط|تجاوز|التالي|السؤال التالي|لا اريد الاجابه|افضل عدم الاجابه|لا اريد القول
    """),
    "why": _lines("""
        why|what for|why that|how come|why do you ask|why are you asking|why do you need that
        why do you need this
        why do you need it|why do you need to know|why do you want to know|why is that|why this
        but why
        why is that needed|why is this needed|what do you need that for|what do you need it for
        what is it for
        what's that for|what's it for|why is it needed|why is that important|why is it important
        why would you need that|why should i|why would i tell you
        warum|wieso|weshalb|wozu|wofür|aber warum|warum fragen sie|warum fragen sie das
        wozu brauchen sie das
        warum brauchen sie das|wofür brauchen sie das|warum wollen sie das wissen|wozu das|warum das
        لماذا|ليش|ليه|لم|ولماذا|لماذا تسال|لماذا تسالون|لماذا تحتاجون ذلك|ما السبب|لماذا هذا السؤال
    """),
    "back": _lines("""
        back|go back|please go back|can i go back|can we go back|let me go back|i want to go back
        one step back
        previous|previous question|the previous question|go back one|go back one question
        step back|undo
        change my answer|i want to change my answer|can i change my answer|change my last answer
        change answer
        i'd like to change my answer|let me correct that|i want to correct that
        zurück|zurück bitte|einen schritt zurück|vorherige frage|vorige frage|eine frage zurück
        kann ich zurück
        ich möchte zurück|antwort ändern|ich möchte meine antwort ändern|rückgängig
        رجوع|الرجوع|العوده|السابق|السؤال السابق|تراجع|تغيير الاجابه|اريد تغيير اجابتي|اريد الرجوع
    """),
    "repeat": _lines("""
        repeat|repeat that|repeat please|repeat it|say that again|say it again|say again|again
        once more
        pardon|pardon me|i beg your pardon|beg your pardon|come again|what|what what|sorry what
        huh|excuse me
        what did you say|what was that|what was the question|what's the question
        what is the question
        what do you mean|what does that mean|i don't understand|i dont understand|i don't get it
        i do not understand
        i didn't understand|i didn't get that|i didn't catch that|can you explain|explain
        please explain|what do you want
        i don't understand the question|can you repeat|can you repeat that|rephrase
        can you rephrase that|which one
        wie bitte|wiederholen|nochmal|noch mal|noch einmal|bitte wiederholen
        können sie das wiederholen
        wie meinen sie das|was meinen sie|was meinen sie damit|verstehe ich nicht
        ich verstehe nicht|das verstehe ich nicht
        ich verstehe die frage nicht|was heißt das|was war die frage|hä
        ماذا|اعد|كرر|مره اخري|ماذا تقصد|ماذا تعني|لم افهم|لا افهم|ما فهمت|ما السؤال
        هل يمكن الاعاده|عفوا
    """),
    "are_you_bot": _lines("""
        bot|robot|are you human|are you real|are you ai|is this ai|is this real|is anyone there
        who are you|what are you|bist du echt|sind sie echt|ist das eine ki|wer sind sie|wer bist du
        روبوت|من انت|هل انت حقيقي
    """),
    "wait": _lines("""
        wait|wait please|please wait|wait a moment|wait a minute|wait a second|wait a sec
        one moment|one moment please
        just a moment|just a minute|just a second|just a sec|a moment|a moment please|one sec
        one second
        a sec|hold on|hang on|hold on please|give me a moment|give me a minute
        give me a second|give me a sec|brb|be right back|i'll be right back|let me check
        let me look|let me see
        let me have a look|i'll check|i'll look|i need a moment|i need a minute|bear with me
        hold on a second
        moment|moment bitte|einen moment|einen moment bitte|kleinen moment|augenblick
        einen augenblick|sekunde
        warten sie|bitte warten|warten sie bitte|warte|bin gleich zurück|bin gleich wieder da
        ich schaue nach|ich sehe nach|ich schau mal|ich schau nach|mom
        لحظه|لحظه من فضلك|دقيقه من فضلك|انتظر|انتظار|سانظر|ساتحقق|ساعود حالا|لحظه واحده
    """),
    "thanks": _lines("""
        thanks|thank you|thank you very much|thank you so much|many thanks|thanks a lot
        thanks so much|thx|ty|cheers
        much appreciated|i appreciate it|appreciate it|thanks for your help
        thank you for your help|thanks for the help
        thank you for the help|great thanks|ok thanks|perfect thanks|thanks bye|great thank you|tysm
        danke|vielen dank|danke schön|dankeschön|besten dank|herzlichen dank|danke sehr
        tausend dank|danke ihnen
        danke für die hilfe|danke für ihre hilfe|vielen dank für ihre hilfe
        شكرا|شكرا لك|شكرا جزيلا|شكرا لكم|الف شكر|مشكور|مشكوره|شكرا كثيرا|اشكركم|اشكرك|جزاك الله خيرا
    """),
}

ONLY: dict[str, dict[str, frozenset[str]]] = {
    "de": {"repeat": _lines("was|wie|was bitte"), "dont_know": _lines("nicht bekannt")},
    "ar": {"repeat": _lines("نعم ماذا|ايش|شنو|وش")},
}
"""Messages that mean this in one language and something else in another."""
