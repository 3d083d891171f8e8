"""Names of what people's software runs on and in: pieces of RE2 patterns. Data only.

Searched without regard to case unless it says otherwise. Arabic in the spelling that
``normal.aligned`` gives.
"""

from intakebot.understanding.normal import listed


def _names(text: str) -> str:
    """Names as they are listed, ``|`` between them: a blank may be a hyphen or left out."""
    listed = [each.strip() for each in text.replace("\n", "|").split("|") if each.strip()]
    return "|".join(each.replace(" ", "[ -]?") for each in sorted(listed, key=len, reverse=True))


WINDOWS = (
    r"(?:(?:microsoft|ms)[ -]?)?(?:windows[ -]?(?:server|phone|mobile|nt|ce)?[ -]?"
    r"(?:\d{4}(?: ?r2)?|\d{1,2}(?:\.\d{1,2})?|xp|vista|me)?|win ?(?:nt|xp|vista|7|8\.1|8|10|11|95|"
    r"98|2000|20[012]\d))\b"
    r"(?:,? (?:home|pro|professional|enterprise|education|ultimate|starter|insider preview|"
    r"\(?x?(?:64|32|86)[ -]?bit\)?|\(?x64\)?|\(?x86\)?|sp ?\d|service pack \d|beta|"
    r"\d\dh\d|\d{4}|\(?(?:os )?build [\d.]{1,12}\)?)){0,4}"
)
MAC_NAMES = _names("""
    big sur|high sierra|sierra|el capitan|yosemite|mavericks|mountain lion|snow leopard|leopard
    mojave|catalina|monterey|ventura|sonoma|sequoia|tahoe|tiger
""")
MAC = (
    rf"(?:apple )?(?:mac ?os(?: ?x)?|os ?x|osx)\b(?:,? (?:version "
    rf")?\d{{1,2}}(?:\.[\dx]{{1,2}}){{0,3}}"
    rf"| \d\d\b)?(?:,? \(?(?:{MAC_NAMES})\b\)?(?: \d{{1,2}}(?:\.\d{{1,2}}){{0,3}})?)?"
    rf"|mac(?: mini| pro| studio)? \(?(?:{MAC_NAMES})\b\)?"
)
ANDROID_NAMES = _names("""
    ice cream sandwich|jelly bean|kit kat|lollipop|marshmallow|nougat|oreo|pie|honeycomb
    gingerbread|froyo
""")
MOBILE = (
    rf"android(?: os| version)?(?: (?:v ?)?\d{{1,2}}(?:\.[\dx]{{1,2}}){{0,2}}\b)?"
    rf"(?: \(?(?:{ANDROID_NAMES})\b\)?)?"
    r"|(?:iphone ?os|ipad ?os|ios|watch ?os|tv ?os|vision ?os|harmony ?os|(?:samsung )?one ?ui|"
    r"miui|emui|hyper ?os|color ?os|oxygen ?os|lineage ?os|graphene ?os|cyanogenmod|fire ?os|"
    r"kaios|tizen|sailfish ?os|web ?os|symbian|black ?berry ?os)"
    r"(?:[ -]?(?:version )?v?\d{1,2}(?:[._][\dx]{1,2}){0,2}\b)?"
)
_DISTRIBUTIONS = _names("""
    ubuntu studio|ubuntu mate|ubuntu|kubuntu|xubuntu|lubuntu|edubuntu|debian|raspbian
    raspberry pi os|fedora core|fedora linux|fedora|cent os|red hat enterprise linux
    red hat linux|red hat|rhel|sles|suse linux enterprise server|suse linux|opensuse leap
    opensuse tumbleweed|opensuse|suse|arch linux|manjaro linux|manjaro|linux mint|lmde
    gentoo linux|gentoo|slackware|alpine linux|kali linux|elementary os|pop!? ?_?os|zorin os
    nixos|nix os|rocky linux|almalinux|alma linux|oracle linux|amazon linux|void linux|mx linux
    antix|endeavour os|garuda linux|steamos|steam os|clear linux|mandriva|mandrake|mageia
    puppy linux|pclinuxos|parrot os|qubes os|bodhi linux|scientific linux|openwrt|deepin|devuan
    trisquel|solus|chrome os|chromium os|gnu/linux|linux kernel|linux|freebsd|openbsd|netbsd
    ghostbsd|dragonfly bsd|unix|solaris|opensolaris|illumos|openindiana|smartos|aix|hp ux|irix
    tru64|openvms|z/os|os/2|ms dos|freedos|reactos|beos|haiku os|amigaos|plan 9|illumos
""")
LINUX = (
    rf"(?:linux )?(?:{_DISTRIBUTIONS})\b(?:[ -](?:server |desktop |release |version |linux )?"
    r"v?\d{1,2}(?:\.\d{1,2}){0,3}\b)?(?: lts\b)?(?: \((?:buzz|rex|bo|hamm|slink|potato|woody|sarge|"
    r"etch|lenny|squeeze|wheezy|jessie|stretch|buster|bullseye|bookworm|trixie|trusty|xenial|"
    r"bionic|focal|jammy|noble)[a-z ]{0,16}\))?(?: (?:64|32)[ -]?bit\b)?"
)
SYSTEMS_ARABIC = (
    r"(?:الويندوز|ويندوز|وندوز)(?: ?\d{1,2})?|(?:الاندرويد|اندرويد)(?: ?\d{1,2})?|لينكس|يوبونتو|"
    r"ماك او اس"
)

_BROWSERS = _names("""
    mozilla firefox|firefox developer edition|firefox nightly|firefox beta|firefox esr
    firefox focus|firefox klar|firefox quantum|firefox|google chrome canary|google chrome
    chrome canary|chrome beta|chrome dev|chrome mobile|chrome|headless chrome|mobile chrome
    ungoogled chromium|chromium|mobile safari|apple safari|safari technology preview|safari
    microsoft edge|ms edge|edge chromium|edge|internet explorer|msie|ms ie|opera gx|opera mini
    opera mobile|opera touch|opera neon|opera|brave browser|brave|samsung internet browser
    samsung internet|samsung browser|vivaldi|seamonkey|sea monkey|tor browser|duckduckgo browser
    yandex browser|yandex|uc browser|qq browser|mi browser|maxthon|pale moon|palemoon|waterfox
    librewolf|floorp|zen browser|ice weasel|icecat|basilisk|k meleon|konqueror|falkon|midori
    epiphany|gnome web|qutebrowser|mullvad browser|arc browser|orion browser|whale browser
    naver whale|puffin browser|netscape navigator|netscape|camino|omniweb|comodo dragon|slimjet
    avast secure browser|avg secure browser|ecosia browser|silk browser|amazon silk
    huawei browser|android browser|android webview|webkitgtk|lynx browser|links2|w3m|cyberfox
    slimbrowser|coc coc|flock
""")
BROWSER = rf"(?:{_BROWSERS})(?: web)?(?: browser\b)?|ie"
BROWSER_ARABIC = (
    r"(?:غوغل |جوجل |قوقل )?(?:كروم|فايرفوكس|فاير فوكس|سفاري|اوبرا|انترنت اكسبلورر|ايدج)"
)
PRODUCTS = _names("""
    angular ?js|angular material|angular|react native|react|vue ?js|vue|svelte|next ?js|nuxt
    ember|backbone|jquery ui|jquery mobile|jquery|bootstrap|tailwind|material ui|material|ionic
    cordova|phonegap|flutter|dart|electron|node ?js|node|npm|yarn|pnpm|deno|bun|webpack|vite
    babel|eslint|typescript|c#|f#|c\\+\\+|javascript|ecmascript|coffeescript|express|d3
    three ?js|chart ?js|python|cpython|pypy|jython|anaconda|conda|pip|django|flask|fastapi
    numpy|pandas|scipy|scikit learn|matplotlib|tensorflow|pytorch|keras|opencv|jupyter|spyder
    celery|sqlalchemy|ruby on rails|rails|ruby|jruby|rspec|php|laravel|symfony
    zend framework|zend|codeigniter
    cakephp|yii|drupal|joomla|wordpress|woocommerce|magento|typo3|prestashop|shopify|shopware
    moodle|mediawiki|java ee|java se|java|openjdk|jdk|jre|jvm|kotlin|scala|groovy|clojure
    spring boot|spring mvc|spring security|spring|struts|hibernate|jpa|jsf|primefaces|gwt|vaadin
    grails|maven|gradle|ant|sbt|junit|testng|selenium|webdriver|log4j|tomcat|jboss|wildfly
    glassfish|jetty|weblogic|websphere|play framework|play|hadoop|spark|kafka|hive|hbase|flink
    storm|cassandra|zookeeper|elasticsearch|kibana|logstash|solr|lucene|rabbitmq|activemq|redis
    memcached|mongodb|couchdb|neo4j|influxdb|mysql|sql|cocos2d|mariadb|postgresql|postgres
    sqlite|sql server|oracle|db2|informix|firebird|teradata|asp ?\\.net|framework|mvc
    entity framework|ef core|ef|wpf|winforms|silverlight|xamarin|blazor|unity|unreal engine
    unreal|godot|mono|nuget|msbuild|resharper|visual studio code|visual studio|vs code|vscode|vs
    vb|visual basic|visual c\\+\\+|delphi|eclipse|intellij idea|intellij|pycharm|webstorm
    phpstorm|netbeans|android studio|xcode|swift|objective c|qt creator|qt|gtk|cmake|make|gcc
    g\\+\\+|clang|llvm|binutils|gdb|valgrind|mingw|cygwin|glibc|boost|cuda toolkit|cuda|opencl
    opengl|directx|vulkan|kinect|golang|go|rustc|rust|perl|lua|erlang|elixir|haskell|ghc|julia
    matlab|octave|rstudio|stata|spss|sas|fortran|cobol|docker|docker desktop|kubernetes|helm
    openshift|terraform|ansible|puppet|chef|vagrant|jenkins|gitlab|github|git|svn|subversion
    mercurial|virtualbox|vmware workstation|vmware|vsphere|esxi|hyper v|parallels|wine|proton
    nginx|apache|httpd|iis|haproxy|varnish|openssl|openssh|curl|wget|bash|zsh|powershell|ffmpeg
    gstreamer|vlc|imagemagick|libreoffice|openoffice|microsoft office|ms office|office
    microsoft 365|excel|word|powerpoint|outlook|access|onenote|teams|sharepoint designer
    sharepoint|exchange server|exchange|dynamics|power bi|project|visio|onedrive|skype|lync
    thunderbird|evolution|apple mail|acrobat reader|acrobat dc|acrobat|adobe reader|photoshop
    illustrator|indesign|lightroom|premiere pro|after effects|dreamweaver|flash player|flash|air
    coldfusion|autocad|revit|solidworks|sketchup|blender|gimp|inkscape|audacity|obs studio|steam
    discord|slack|zoom|webex|whatsapp|telegram|signal|spotify|dropbox|nextcloud|owncloud
    filezilla|putty|winscp|teamviewer|anydesk|notepad\\+\\+|sublime text|sublime|atom|vim|neovim
    emacs|kde plasma|plasma|kde|gnome|xfce|cinnamon|sap|salesforce|jira|confluence|bugzilla
    phpmyadmin|tableau|qlikview|crystal reports|jasperreports|arduino|raspberry pi|firmware
    driver|bios|uefi|app|plugin|add on|extension|client|toolkit|library|build tools|sdk|ndk
    api level|api|gecko|webkit|blink|v8|trident|swing|javafx|html|css|http|tls|ssl|usb|bluetooth
    opencart|lightning|enigmail|joda time|protobuf|grpc|netty|jackson|guava
""")
"""What people give a version of, besides systems and browsers."""

ORDINARY = listed("""
    access air ant apache api app atom backbone blender blink bluetooth boost bun chef
    cinnamon client css curl dart driver dynamics eclipse electron ember evolution exchange
    express extension firmware flash flask flink flutter framework gnome go guava helm hive
    html http ionic jackson julia library lightning make material mono node office oracle
    outlook plasma play plugin project proton puppet react rust signal slack spark spring ssl
    stata steam storm swift swing teams tls unity usb visio wine word zoom
""")
"""Products whose name is a word of its own: only a dotted number makes a version of them."""
CAPITAL = listed("""
    basilisk brave camino edge epiphany falkon flock links2 midori opera yandex
""")
"""Browsers whose name is a word of its own unless it is written as a name."""
