"""The small words that give a language away, with letters that only it has. Data only."""

from intakebot.understanding.normal import listed

USUAL = {
    "en": listed("""
        the a an of to in is it its it's i i'm i've my me we our you your he she they them this
        that these those and or but not no on at with for from by as was were are be been being
        am have has had do does did don't doesn't didn't can can't cannot could would should
        will won't what when where which who why how there here hasn't haven't isn't wasn't
        aren't couldn't wouldn't let's that's there's what's i'd i'll you're anyone someone
        anything everything much many now give tell know say said just any some all if then than
        so because after before since get got want need please help thanks thank hello hi yes
        still again out up about into anymore always never nothing something someone off over
        only also too more
    """),
    "de": listed("""
        der die das den dem des ein eine einen einem einer eines ich du er wir ihr mir mich dir
        dich ihm ihn uns euch ihnen mein meine meinen meinem meiner dein deine ihre ihrem ihren
        unser unsere und oder aber nicht kein keine keinen ist sind war waren bin bist hat habe
        haben hatte hatten kann können konnte muss müssen soll will wollte möchte würde wird
        werden wurde geht gibt in im am an auf aus bei beim mit nach seit von vom zu zum zur für
        über unter vor sie weiß brauchen brauche nochmal dafür damit daran bist wofür wozu woher
        welches jemand man als ins ums beim was wann wo wie warum wer welche welcher welches
        noch schon immer wieder mehr sehr nur auch irgendwas stimmt doch mal dann wenn weil dass
        da hier dort es sich bitte danke hallo ja nein nichts etwas alles heute gestern jetzt
        leider
    """),
    "fr": listed("""
        le la les un une des du de je j'ai tu il elle nous vous ils elles mon ma mes votre vos
        notre et ou mais ne pas plus est sont suis était ai avez avons peux peut pouvez dans sur
        avec pour sans depuis chez au aux ce cette ces que qui quoi quand où comment pourquoi
        c'est n'est n'arrive s'il bonjour merci oui non très bien encore toujours jamais rien
        aujourd'hui hier
    """),
    "es": listed("""
        el la los las un una unos unas de del yo tú usted él ella nosotros mi mis su sus y o
        pero no es son está estoy estaba he ha han hay tengo tiene puedo puede quiero en con por
        para sin desde sobre que qué quien cuando cuándo dónde cómo porque se me te lo le nos
        hola gracias sí muy más todavía siempre nunca nada hoy ayer ahora favor al
    """),
    "it": listed("""
        il lo la i gli le un uno una di del della dei delle io lei noi voi mio mia miei suo sua
        e o ma non è sono ho ha hanno era posso può vorrei in nel nella con per da dal dalla su
        sul che chi cosa quando dove come perché si mi ti ci buongiorno ciao grazie sì molto più
        ancora sempre mai niente oggi ieri adesso questo questa
    """),
    "pt": listed("""
        o a os as um uma de do da dos das eu você ele ela nós meu minha meus seu sua e ou mas
        não é são está estou estava tenho tem posso pode quero em no na nos nas com por para sem
        desde sobre que quem quando onde como porque se me olá obrigado obrigada sim muito mais
        ainda sempre nunca nada hoje ontem agora isso
    """),
    "nl": listed("""
        de het een ik jij je hij zij ze wij we mijn uw jouw ons onze en of maar niet geen is
        zijn was ben heb hebt heeft had kan kunnen kon moet wil wilde wordt in op met voor van
        naar bij sinds uit door over wat wie waar wanneer hoe waarom dat die dit deze er hier
        daar nog al altijd nooit weer meer ook hallo bedankt ja nee graag alstublieft vandaag
        gisteren nu
    """),
    "pl": listed("""
        ja ty on ona wy mój moja moje nie jest są był była mam ma mamy może mogę chcę w we na z
        ze do od po przez dla o i lub ale że co kto gdzie kiedy jak dlaczego się mi mnie to ten
        ta te dzień dobry cześć dziękuję proszę tak już jeszcze zawsze nigdy nic dzisiaj wczoraj
        teraz
    """),
    "cs": listed("""
        já ty ona vy můj moje není jsem jsi je jsou byl byla bylo mám máte může můžu mohu chci
        ve na od po před nebo že co kdo kde kdy jak proč se mi mě mně ta dobrý den ahoj děkuji
        děkuju prosím ano ne už ještě vždy nikdy nic dnes včera teď bez jako jen při podle této
        tento které který která být bude mezi
    """),
    "tr": listed("""
        bir bu şu ben sen biz siz benim sizin ve veya ama değil var yok için ile gibi kadar daha
        çok ne nasıl neden nerede zaman merhaba teşekkürler lütfen evet hayır hiç her şey bugün
        dün şimdi olarak oldu oluyor istiyorum
    """),
    "sv": listed("""
        jag du han hon vi ni de min mitt mina din er vår och eller men inte är var har hade kan
        kunde vill ska måste en ett i på med för från till av om som vad vem när hur varför det
        den detta här där hej tack ja nej alltid aldrig inget idag igår nu också
    """),
    "da": listed("""
        jeg du han hun vi i de min mit mine din jeres vores og eller men ikke er var har havde
        kan kunne vil skal må en et på med for fra til af om som hvad hvem hvornår hvordan
        hvorfor det den dette her der hej tak ja nej altid aldrig intet dag går nu også
    """),
    "ru": listed("""
        что чего не как но или если уже ещё еще только меня мне мой моя мое мои моего моей вы ваш
        вас вам нет есть это этот эта эти когда где почему зачем кто очень можно нельзя надо нужно
        нужен нужна был была было были буду будет чтобы для после перед сейчас сегодня вчера завтра
        потому тоже опять снова никак ничего пожалуйста здравствуйте привет спасибо добрый день
        и в с он она они мы я хочу могу может
    """),
    "uk": listed("""
        що чого не як але або чи якщо вже ще тільки лише мене мені мій моя моє мої мого моєї ви ваш
        вас вам немає нема є це цей ця ці коли де чому навіщо хто дуже можна треба потрібно потрібен
        потрібна був була було були буду буде щоб для після перед зараз сьогодні вчора завтра бо
        тому також знову ніяк нічого ласка вітаю привіт дякую добрий день доброго дня
        та і й у в з він вона вони ми я хочу можу може
    """),
}
"""Small words; what several languages have tells less."""

TELLING = {
    "en": listed("""
        order password account invoice shipping delivery refund button broken working works
        doesn't wrong missing nothing happens charged twice parcel package tracking checkout
        sign arrived received ordered cancel change screen site website keeps tried trying
        stopped
    """),
    "de": listed("""
        rechnung bestellung bestellnummer passwort konto lieferung fehler fehlermeldung seite
        kaputt funktioniert klappt anmelden abbrechen kündigen rückerstattung mitarbeiter hilfe
        guten morgen abend vielen dank grüße falsch verschwunden abgestürzt paket lädt
        bekomme fehlt fehlen gelöscht löschen bestellt geliefert angekommen bezahlt bezahlen
        zahlung zahlen gutschein adresse ändern zurück geld doppelt abgebucht gesperrt geändert
        erhalten bekommen kommt steht bleibt leer schwarz weiße hängt langsam zuletzt stornieren
        umtauschen beschädigt zerbrochen defekt gutschrift mahnung kundennummer anmeldung
        einloggen bestätigung versand sendung verfolgung unmöglich außerdem versucht sagt zeigt
        erscheint möglich beenden ausgeben anzeigen verwenden benutzen datei dateien ungültig
        ungültige fehlende angeben keinerlei unbekannt unbekannte gefunden fehlgeschlagen
        zwischen während sowie ohne durch diese dieser dieses diesem diesen
    """),
    "fr": listed("""
        commande facture compte remboursement livraison erreur mot passe fonctionne marche colis
        connexion problème aide reçu payé paiement commandé livré manque cassé annuler changer
        supprimer adresse écran vide s'affiche connecter impossible toutes cela être avoir fait
        l'adresse l'écran d'une d'un qu'il qu'elle fichier utiliser afficher non-valide inconnu
        dont entre lors aucun aucune leur leurs cet même après avant peut-être deux était
    """),
    "es": listed("""
        pedido factura inválida cuenta contraseña reembolso entrega funciona página ayuda
        paquete llegó llega pagar pago pagado roto falta cancelar cambiar borrar dirección
        pantalla blanco aparece correo compra envío dinero cobrado veces iniciar sesión ninguna
        ninguno archivo según usar mostrar desconocido desconocida válido inválido entre hasta
        cada debe ser donde está están estos estas este esta ese esa dos fue también
    """),
    "it": listed("""
        ordine deve fattura rimborso consegna errore funziona pagina aiuto pacco arrivato pagare
        pagamento pagato rotto manca annullare cambiare cancellare indirizzo schermata bianca
        appare spedizione soldi accedere usare mostra sconosciuto valido nessun nessuna essere
        questi queste quello alla allo agli nell dell all dopo prima tra ogni anche due stato
        stata
    """),
    "pt": listed("""
        pedido fatura conta senha reembolso entrega erro funciona página ajuda pacote chegou
        pagar pagamento pago quebrado falta cancelar mudar apagar endereço tela branca aparece
        envio dinheiro cobrado vezes entrar arquivo ficheiro usar mostrar desconhecido
        desconhecida inválido inválida nenhum nenhuma ser entre até cada deve onde este esta
        estes estas esse essa dois também pelo pela ao
    """),
    "nl": listed("""
        bestelling factuur wachtwoord terugbetaling levering foutmelding werkt pagina hulp
        pakket aangekomen betalen betaling betaald kapot ontbreekt annuleren wijzigen
        verwijderen scherm leeg verschijnt geld ontvangen inloggen bestand gebruiken gebruik
        tonen onbekend onbekende ongeldig ongeldige tussen tijdens zonder naam andere alleen
        zijn deze dan
    """),
    "pl": listed("""
        zamówienie faktura konto hasło zwrot dostawa błąd działa strona pomoc paczka przyszła
        zapłacić płatność zapłacone zepsuty brakuje anulować zmienić usunąć adres ekran pusty
        zalogować pieniądze plik pliku pliki użyj nieznany nieprawidłowy żaden między podczas
        można należy jako został oraz lub bez jeśli który która które
    """),
    "tr": listed("""
        sipariş fatura hesap şifre iade teslimat hata çalışmıyor sayfa yardım gelmedi ödeme
        ödedim kırık eksik iptal değiştir sil adres ekran boş giriş para kargo dosya kullan
        göster bilinmeyen geçersiz arasında sırasında tarafından ancak olan ise
    """),
    "cs": listed("""
        objednávka objednávky faktura účet heslo vrácení doručení chyba nefunguje stránka pomoc
        balík nepřišel nepřišla platba zaplatit zaplaceno rozbité chybí zrušit změnit smazat
        adresa obrazovka prázdná přihlásit peníze soubor souboru použít neznámý neplatný žádný
    """),
    "sv": listed("""
        beställning faktura konto lösenord återbetalning leverans fungerar sida hjälp kommit
        betala betalning betalat trasig saknas avboka ändra adress skärm logga pengar paket
        filen använd okänd okänt ogiltig ogiltigt mellan utan eller inte kunde vid från
    """),
    "da": listed("""
        bestilling faktura konto adgangskode refusion levering fejl virker side hjælp kommet
        betale betaling betalt mangler annullere ændre adresse skærm logge penge pakke filen
        brug ukendt ugyldig ugyldigt mellem uden eller ikke kunne ved fra
    """),
    "ru": listed("""
        заказ заказа заказал заказала номер счет счёт пароль деньги возврат доставка доставили
        ошибка работает сайт страница помогите помощь посылка пришла пришел пришло получил получила
        оплата оплатил оплатила заплатил карта карты карте отменить изменить удалить адрес экран
        пустой белый войти зайти аккаунт поменять вернуть товар списали дважды открывается жду
    """),
    "uk": listed("""
        замовлення замовив замовила рахунок гроші повернення повернути доставка доставили помилка
        працює пароль сайт допоможіть посилка прийшла прийшов прийшло отримав отримала оплата
        оплатив оплатила сплатив сплатила заплатив картка картки картку скасувати змінити видалити
        адреса екран увійти зайти акаунт поміняти товар списали кошти двічі чекаю бачу кнопка
    """),
}
"""What customers of these languages write about."""

ENGLISH_TOO = listed("tag war die hat den man mal bin")
"""German words that mean something in English, so that one of them tells nothing."""

LETTERS = {
    "de": "ß",
    "es": "ñ¿¡",
    "pt": "ãõ",
    "fr": "œêèû",
    "pl": "łąęśżźćń",
    "cs": "ěřů",
    "tr": "ğşı",
    "sv": "å",
    "da": "ø",
}
"""Letters that hardly any other of these has."""
