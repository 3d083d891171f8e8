"""Given names that are common where English, German or Arabic is spoken, and beyond. Data only.

Small letters, Arabic as ``normal.aligned`` writes it. Names that are everyday words as well
("will", "mark", "grace") stand apart.
"""

from intakebot.understanding.normal import listed

WORDS_TOO = listed("""
    april august bill chase christian crystal dawn dean drew faith frank grace grant guy hope hunter
    ivy jade joy june lee lily mark mason may miles nick pat pearl penny ray rich rob rose ruby
    sandy skip summer victor violet wade will
""")
"""Given names only where a capital or another name says so."""
GIVEN = (
    listed("""
    aaron abby abdul abdullah abigail adam adele adrian agnes ahmad ahmed aidan aisha alan albert
    alejandro alessandro alex alexander alexandra alexis alfred ali alice alicia alina alison
    allison alyssa amanda amber amelia amina amir amy ana anastasia andre andrea andreas andrew
    andy angela angelika angelina anita anja anke ann anna anne annette annie anthony antje antoine
    antonia antonio arianna arjun arne arnold arthur astrid audrey axel barbara barry beate beatrice
    becky ben benedikt benjamin bernard bernd bethany betty beverly birgit björn bob bobby
    brad bradley brandon brenda brendan brian britta bruce bruno bryan caitlin callum cameron
    camila carina carl carla carlos carmen carol carolin caroline carolyn carsten catherine cathy
    cecilia charles charlie charlotte chelsea cheryl chiara chloe chris christa christian
    christiane christina christine christoph christopher cindy claire clara claudia clemens colin
    connor constanze craig cristina curtis cynthia daisy damian damien dan daniel daniela danielle
    danny darren dave david deborah debra denis denise dennis derek detlef diana diane diego dieter
    dietmar dimitri dirk dominic dominik donald donna doris dorothea dorothy douglas duncan dylan
    ebony eberhard eddie edgar edith eduardo edward edwin eileen elaine eleanor elena elias elif
    elisa elisabeth elise eliza elizabeth ella ellen ellie elliot elsa emily emma emmanuel enrique
    eric erica erik erika erin ernst esther ethan eva evan eve evelyn fabian fatima fatma federico
    felicity felix ferdinand fernando fiona florence florian francesca francesco francis
    francisco franz fred freddie frederick friederike friedrich gabriel gabriela gabriele gareth
    gary gavin gemma geoffrey george georgia georgina gerald gerd gerhard gertrud gillian gina
    giovanni gisela gloria gordon graham greg gregory greta guido gunther gustav günter günther
    hamza hanna hannah hannes hans harald harriet harry hassan hazel heather hedwig heidi heike
    heiko heinrich heinz helen helena helga helmut hendrik henning henrik henry herbert hermann
    holger horst howard hubert hugo hussein ian ibrahim ida ilse imran ines ingo ingrid irene irina
    iris irmgard isaac isabel isabella isabelle ivan jack jackie jackson jacob jacqueline jake
    jakob james jamie jan jana jane janet janice janina jared jasmin jasmine jason javier jeanette
    jeff jeffrey jenna jennifer jenny jens jeremy jerry jesse jessica jill jim jimmy joachim joan
    joanna joanne jochen jodie joe joel johann johanna johannes john johnny jolanda jonas
    jonathan jordan jorge jose josef joseph joshua josé juan judith judy julia julian juliane julie
    juliet jutta jörg jörn jürgen kai karen karin karl karsten kate katharina katherine
    kathleen kathrin kathryn kathy katie katja katrin kayla keith kelly ken kenneth kerstin kevin
    khaled khalid kieran kim kimberly kirsten kirsty klaus konrad konstantin kristen kristin
    kristina kurt kyle lara larissa lars laura lauren laurence layla lea leah leila lena leon
    leonard leonie leroy leslie lewis lina linda lindsay lisa liam lorenzo lori lorraine louis
    louisa louise luca lucas lucia lucy luis luisa lukas luke lydia lynn madeleine madison maggie
    magdalena mahmoud maja malcolm manfred manuel manuela marc marcel marco marcus margaret
    margarete maria mariam marian marianne marie marina mario marion marissa markus marlene marta
    martha martin martina mary maryam mathias matthew matthias maureen maurice max maximilian maya
    mechthild megan mehmet melanie melissa mia michael michaela michele michelle miguel mike mila
    miriam mitchell mohamed mohammad mohammed moritz monica monika muhammad murat mustafa nadia
    nadine nadja nancy naomi natalia natalie natasha nathan nathaniel neil nele nicholas nick
    nicola nicolas nicole niels nigel nikita niklas nils nina noah noel nora norbert norma norman
    olaf oleg olga oliver olivia omar oscar oskar otto owen pablo pamela pascal patricia patrick
    paul paula pauline pedro peggy peter petra philip philipp philippa phillip phoebe pierre priya
    rachel rainer raj ralf ralph ramona raphael raquel rashid raymond rebecca regina reinhard renate
    rhys ricardo richard rita robert roberta roberto robin rodney roger roland rolf roman ronald
    ronny rosa rosemary rosie ross roswitha rowan roxanne roy rudolf rupert russell ruth ryan
    sabine sabrina sally salma sam samantha sammy samuel sandra sanjay sara sarah sascha saskia
    scott sean sebastian selma sergio shane shannon sharon sheila shirley sibylle sidney siegfried
    sigrid silke silvia simon simone sofia sonia sonja sophia sophie stacey stanley stefan stefanie
    stella stephan stephanie stephen steve steven stewart stuart susan susanne suzanne sven svenja
    svetlana sylvia tamara tania tanja tanya tara tatjana ted teresa terry theo theodor theresa
    thomas thorsten tiffany tim timo timothy tina tobias todd tom tommy tony torsten tracy trevor
    tyler udo ulrich ulrike ursula ute uwe valentina valerie vanessa vera verena veronica veronika
    victor victoria viktor vincent vivian volker wayne wendy werner wilfried wilhelm william
    wolfgang xavier yasmin youssef yusuf yvonne zachary zainab zoe zoey zoë
    aarav abena achieng adaeze adebayo adriana agnieszka aino aissatou akira akosua aleksei
    alexei amadou aminata amit amélie ananya anders andreea andriy andrzej anil anjali aoife
    ashok attila ayse ayşe babatunde beata beatriz behnam benoit benoît bjørn bogdan bohdan
    burak cem chiamaka chinedu chioma chloé ciaran cillian cristian dariush dariusz dawid deepak
    deepika deniz dimitrios dimitris divya dmitri dmitry dmytro dorota dragan duc ekaterina
    eleni emeka emine emre eoin esra eszter ewa farai farhad fatou femke ferenc florin folake
    francois françois freja galina ganesh gheorghe giorgos gonçalo goran grzegorz guillaume
    gunnar gurpreet gábor hakan halina harpreet haruto hatice hiroko hiroshi huong huseyin håkon
    hüseyin ifeoma ildikó inês ioana ioannis ionut iryna istván ivana jakub jari jerome jiwoo
    joao joost jovana joão juha justyna jérôme kailani kaisa kamau kamil karolina karthik
    katalin katarzyna katerina kateryna kavita kenji kofi kostas krzysztof kwabena kwame lakshmi
    laszlo leilani leonor lerato linh lotte lukasz luís lyudmila lászló maarten malia mamadou
    manish marcin marieke mateusz mathieu mathilde małgorzata mehdi merve mette michał mihai
    mika mikhail mikkel milica minh minjun mirjana moshe moussa mykola nadezhda naoko nataliya
    neha ngozi nguyet niamh nikola nikolai nisha njeri nneka noam nomsa nuno obinna oisin oksana
    oleksandr olena olu oluwaseun otieno ousmane ozlem padraig parisa pawel paweł pekka pieter
    piotr pooja przemysław quang rafaela rafał rahul rajesh raluca ramesh reza rohan sakura
    sandeep sander sanne saoirse satoshi selin seoyeon sergei sergey serhiy serkan shira shirin
    shreya siobhan sipho snežana solveig stavros sunita suresh svitlana sylvie søren sławomir
    takashi taras tatiana temitope tendai tetiana thabo thao thiago thijs thuy tiago tihana
    tomasz tunde uche vasile vasilis vasyl vesna vijay vikram vladimir volkan volodymyr
    véronique wanjiku wanjiru wei willem wojciech xiao xin yael yannis yaroslav yetunde yevgeny
    yoko yuki yulia yuliia zbigniew zeynep zofia zoltan zoltán zoran zsófia zuzanna özlem łukasz
    sophia-marie anne-marie jean jean-luc jean-pierre hans-peter karl-heinz
    pia bo al mo zoé ida ola uma ines anouk
    محمد احمد محمود حسن حسين عمر خالد يوسف ابراهيم عبدالله عبدالرحمن مصطفي كريم طارق سامي سامر رامي
    ياسر ياسين ماجد فهد سلطان ناصر فيصل سعود عادل وليد هشام هاني حمزه انس بلال زياد عماد رشيد نبيل
    مروان اياد غسان فادي الياس مريم فاطمه عائشه خديجه زينب سعاد ساره سميه هدي هند ليلي سلمي رنا ريم
    دينا مني لينا اسماء ايمان حنان رانيا ندي نجلاء شيماء دعاء اميره ياسمين سمر لبني ماجده وفاء هبه
    غاده نسرين رغد عبير نوره
    حيدر مهند مازن باسم بسام بشار رائد رايد زيد عمار انور اشرف ايمن اسامه ايهاب حسام حازم خليل داود
    رامز رضا رافت ربيع سليم سليمان سعد سفيان سيف شادي شريف صابر صالح صدام صلاح طه طلال ضياء
    عاصم عامر عباس عبدالكريم عبدالعزيز عبدالسلام عبدالقادر عبدالملك عبداللطيف عبدالحميد عثمان
    عدنان عصام
    عزت علاء عمران عيسي غازي فارس فؤاد فايز فراس فواز فوزي قاسم قصي كمال لؤي ماهر مجدي مدحت مراد
    مشعل معاذ معتز منصور منير مهدي موسي ميلاد نادر نضال نزار نواف هادي هيثم وائل وسام وسيم يحيي يزن
    يونس جمال جورج جهاد جابر تامر توفيق ثامر بندر بدر بكر ادم ادهم اكرم امجد امير ايوب
    زكريا رفعت طلعت حكمت بهجت صفوت عفت ميرفت نشات جودت عصمت ثروت حميد حامد حاتم حبيب
    اسراء الاء امال اماني امنه انوار اريج اسيل افنان بتول بثينه بسمه بشري تالا تغريد جميله جنا جني
    جواهر حصه حليمه خلود دانه دلال ديما ديمه رابعه راما رحاب رزان رشا رهف روان رؤي ريتا ريما
    ريهام زهراء زهره زينه سالي سحر سلوي سميره سوسن سهام سهي شادن شذا شروق شيرين صفاء صفيه ضحي
    عاليه عفاف
    علا غدير فاتن فريده كوثر لارا لجين لطيفه لمي لميس لولوه ماريا مرام مروه مني مها ميس ميساء
    نادين نادره ناديه ناهد نجوي نعيمه نهي نوال نور هاجر هاله هيفاء وجدان وداد وسن يارا يسري سكينه
    رقيه حفصه
    فدوي ابتسام احلام ارام ايناس جيهان رنده رندا سناء شهد عهود غيداء كنزه لبيبه مليكه ملاك هبه
""")
    - WORDS_TOO
)
