"""Everyday words that follow "I'm" or "this is" and are nobody's name. Data only."""

from intakebot.understanding.day_names import MONTHS, UNITS, WEEKDAYS
from intakebot.understanding.given_names import GIVEN, WORDS_TOO
from intakebot.understanding.normal import listed

_ENGLISH = listed("""
    a able about above absolutely access account across actually address administrator afraid
    after again against agent ago all almost alone already also always am amazing an and angry
    annoyed annoying another any anybody anyone anything anyway app apparently application are
    around as asap ask at attempt available away awful awesome back bad badly bank be because
    been before behind being below best better between big bit blank blocked blue both box
    broken brown browser bug busy but button buy by call called can cancel cannot can't card
    care case certain change chat check child chrome clear click client close closed cold coming
    common complete completely computer concerned confused considering contact correct could
    country couple credit crazy currently custom customer daily data date day dead dear default
    delivery desktop desperate developer did different difficult directly disappointed do does
    doesn't done don't down due during each early easy edge either e-mail email empty end
    english enough entire error even ever every everyone everything exactly example excited
    extremely false far fast fed feeling few file final finally fine first firefox following for
    form found free frequently friend friendly from front frustrated frustrating full fully
    further game german getting give glad go going gonna good google got gotta great guest guys
    had half happy hard has have having he hello help her here hey hi high him his history hold
    home hoping horrible hot hotel how however i if ill immediately important impossible in
    incorrect information inside instead interested into invoice is issue it item its itself job
    just keep kind kinda know last late later latest lately least left less let like likely line
    link little live living loan locked login long looking lost lot low luckily mac mad mainly
    male man manager many maybe me mean member message middle might mine missing mobile money
    more most mostly mother move much must my myself name near nearly need never new next nice
    no nobody none nope normally not nothing notice now number obviously of off offline often oh
    ok okay old on once one online only open or order other others otherwise our ours out
    outside over own owner page parent part partly password patient paying payment people
    perfect perhaps person personal phone picture please pleased point poor possible possibly
    pretty private probably problem product professional program purchase quick quickly quite
    rather read ready real really reason receiving recently red refund regarding registered
    regular reservation right ridiculous room running sad safe same satisfied saying school
    screen second see seems self sent serious service set several she shop short should shown
    sick side simple simply since single site slow small so software sold some somebody someone
    something sometimes somewhat soon sorry stay still stop store strange struggling stuck
    student such super support supposed sure system table take talk team terrible test than
    thank thankful thanks that that's the their them then there these they thing things think
    this those though through tired to today together tomorrow tonight too total totally tough
    true trying twice two type unable under unfortunately unhappy unless unlike unsure until up
    update upset urgent us use used useless user very via waiting want warm was way we web
    webpage website welcome well went were what whatever when where which while white who whole
    why wife will window windows wish with within without woman wondering work working worried
    worse worst would writing wrong yeah yes yesterday yet you your yours yourself zero three
    four five six seven eight nine ten correct tech technical sales billing customer's android
    iphone ipad linux samsung microsoft apple amazon paypal visa mastercard facebook whatsapp
    youtube outlook excel word teams zoom spotify netflix europe america germany austria
    switzerland france england london berlin american british french spanish italian dutch
    polish russian chinese indian turkish arabic anonymous nobody ceo cto it's it'd i'm sir
    madam ma'am miss mr mrs mister yes no bot robot human monday's your company business husband
    son daughter partner's brother sister father dad mum mom colleague reference status total
    subject error: step note info warning failed success everything's here's there's what's
    who's checking booking booked staying regards cheers best god jesus heaven love spelt
    wrongly assistance help support warranty review construction maintenance control attack
    pressure investigation consideration settings options menu preferences tab heading section
    header category load stress contract file files folder title sincerely original ugh geez omg
    thats whats wheres hes shes theyre youre ive dont doesnt didnt cant wont isnt wasnt
    couldnt wouldnt shouldnt havent hasnt lets
    seriously obviously duh meh sigh fuck hell damn currently sharing speaking calling
    """)
_GERMAN = listed("""
    aber alle alles als also am an auch auf aus bei beim bin bis bitte da damit dann das dass
    dein dem den denn der des die dies diese dieser dieses doch dort du durch ein eine einem
    einen einer eines endlich enttäuscht er es etwas euch euer fertig frustriert für ganz gar
    gerade gern gerne genau gut habe haben hat heute hier ich ihm ihn ihnen ihr ihre im immer in
    ist ja jetzt kann kein keine könnte kunde kundin leider man mal mehr mein meine meinem
    meinen mich mir mit nach natürlich neu nicht nichts noch nun nur ob oder ohne richtig sauer
    schon sehr sein seine seit sich sicher sie sind so sonst total um und uns unser unter
    unzufrieden verzweifelt vom von vor war was weil weiter wenn wer werden wie wieder wir wird
    wo wohl wütend zu zufrieden zum zur zurück überfragt hallo danke froh neukunde unterwegs
    zuhause begeistert egal meinetwegen na eben halt mann mensch mist boah puh genervt verärgert
    telefon apparat problem seite fehler fehlermeldung bestellung rechnung
    geld paket topf pflanze nummer bestellnummer adresse lieferung ware ersatz erstattung konto hab
    nix passwort gutschein frage fragen antwort
    """)
_ARABIC = listed("""
    في من الي عن مع هذا هذه ذلك تلك لم لن لا ما ليس ليست كل شيء اخر اي هو هي نعم غير هناك هنا ان
    قد لقد ثم او و منذ قبل بعد عند عندما لدي عندي معي اريد احتاج ابحث ارجو تظهر يظهر تعمل يعمل
    وصل وصلت يصل تصل رساله خطا الخطا صفحه الصفحه بيضاء فارغه فارغ مشكله المشكله دفع الدفع طلب
    طلبي الطلب حساب حسابي الحساب موقع الموقع سله السله زر الزر بطاقه بطاقتي البطاقه نبته النبته
    كلمه المرور مرور فاتوره الفاتوره رقم مبلغ المبلغ استرداد توصيل التوصيل شركه طرد الطرد مكسور
    مكسوره متاخر ناقص بطيء اليوم امس الان غدا لماذا كيف متي اين هل متاكد عميل زبون غاضب مستاء
    برلين
    عارف عارفه فاهم فاهمه متاكد اعرف ادري بعرف مدري مابعرف معرفش اتذكر مفيش مافي معنديش اكو ماكو
    ناسي نسيت
    انا انت احنا نحن كنت كان كانت صار عم قاعد لسه لسا اللي الي بس كمان بعدين هلق هلا الحين دلوقتي
    دابا
    بدي بدنا عايز عايزه عاوز عاوزه ابي ابغي ودي بغيت اود نريد محتاج محتاجه حابب حابه حاب اقدر بقدر
    ممكن
    يمكن احاول بحاول احكي بحكي اكلم بكلم اتكلم اتواصل استفسر استرد استرجع ارجع ادفع بدفع ادخل الغي
    اشتكي
    اسال بسال انتظر بستني مستني ناطر منتظر مش مو مب ماني مانيش ليش ليه شو ايش وش ايه شنو علاش وين
    فين
    كم متاخره زعلان زعلانه معصب مستاءه تعبان ساكن ساكنه موظف موظفه مهندس مدير صاحب صاحبه طالب
    طالبه ام
    زبون زبونه عميله مشترك مشتركه عضو جديد قديم قديمه من عندكم عندك معكم كتير كثير جدا والله اليوم
    مبارح
    امبارح البارح بكرا بكره رقمي ايميلي بريدي جوالي هاتفي حضرتك نفس لحد حتي لان لانه عشان علشان
    بخصوص
    بالنسبه بعد لغايه اخر خايف خايفه مسافر مسافره مريض مريضه حامل متزوج مقيم مقيمه فلسطيني سوري
    اردني
    مصري مصريه سعودي سعوديه عراقي عراقيه مغربي مغربيه تونسي جزائري لبناني لبنانيه اردنيه سوريه
    يمني سوداني
    لا لم لن ما لست طلبيه اوردر باقه خط نت انترنت شكوي بلاغ مشكلتي مشكل زي متل مثل هون هنا هناك
    طيب حسنا تمام الماضي الماضيه القادم القادمه المقبل المقبله يوم
    """)
_DAYS = MONTHS.keys() | WEEKDAYS.keys() | UNITS.keys()
COMMON = (_ENGLISH | _GERMAN | _ARABIC | _DAYS) - GIVEN - WORDS_TOO
"""Small letters."""
