"""What passwords, keys and codes look like, and what people write around them. Data only.

The patterns are for RE2 and search a text in which each character is one byte (Latin-1); letters
beyond that are question marks there.
"""

from typing import Any

from intakebot.understanding.normal import listed

HINTS = (
    r"(?i)pass|kennwort|\bpwd?\b|\bpin\b|geheimzahl|secret|token|key|code|\botp\b|\btan\b|cvv|cvc|"
    r"bearer|authori[sz]ation|cookie|sess|\bsid|login|logins|creds|credential|zugang|anmelde|curl|"
    r"social security|\bssn\b|signature|[?&]sig=|://[^\s/@]+@|(?-i:PRIVATE KEY|AIza|AKIA|ASIA|ABIA|"
    r"ACCA|EAA|eyJ|AGE-SECRET|SG\.|GOCSPX|ATATT|LTAI|PMAK)|\b(?:gh[pousr]|github_pat|[sr]k_live|"
    r"[sr]k_test|whsec|npm|hf|shp[acs][ats]|d[oc][opr]_v1|glsa|sntry[su]|lin_api|sbp|pscale|gsk|"
    r"figd|rubygems|glc|ops)_|\b(?:gl[a-z]{2,4}|xox[a-z]|xapp|sk|pypi|dapi|nvapi|tskey|xkeysib|ya29|"
    r"hvs|dt0c01|sq0[a-z]{3}|hooks)[-.0-9]|[0-9]{3}-[0-9]{2}-[0-9]{4}|[0-9](?:[ .-]{0,2}[0-9]){11}|"
    r"\b[a-z]{2}[0-9]{2} ?[0-9a-z]{4}|[0-9]{8}:AA"
)
"""Without one of these there is no secret in a text; with one, all rules look."""

KEYS = (
    r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}",
    r"gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}",
    r"gl(?:pat|dt|rt|ptt|soat|cbt|ft|imt|agent)-[A-Za-z0-9_.-]{16,}",
    r"xox[abeoprs]-[A-Za-z0-9-]{10,}|xapp-[0-9]-[A-Za-z0-9-]{10,}",
    r"[sr]k_(?:live|test|prod)_[A-Za-z0-9]{10,}|whsec_[A-Za-z0-9+/=_-]{16,}",
    r"sk-[A-Za-z0-9_-]{20,}|gsk_[A-Za-z0-9]{20,}|nvapi-[A-Za-z0-9_-]{20,}",
    r"AIza[A-Za-z0-9_-]{30,}|ya29\.[A-Za-z0-9_-]{20,}|GOCSPX-[A-Za-z0-9_-]{20,}",
    r"npm_[A-Za-z0-9]{30,}|pypi-[A-Za-z0-9_-]{40,}|rubygems_[a-f0-9]{40,}",
    r"hf_[A-Za-z0-9]{30,}|d[oc][opr]_v1_[a-f0-9]{40,}|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}",
    r"SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}|xkeysib-[a-f0-9]{40,}[A-Za-z0-9-]*|key-[0-9a-f]{32}",
    r"glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|glc_[A-Za-z0-9+/=]{32,}|sntry[su]_[A-Za-z0-9_=+/-]{30,}",
    r"hvs\.[A-Za-z0-9_-]{20,}|dapi[a-f0-9]{32}|tskey-[a-z]+-[A-Za-z0-9-]{16,}",
    r"ATATT3[A-Za-z0-9_=-]{60,}|lin_api_[A-Za-z0-9]{30,}|PMAK-[A-Za-z0-9-]{40,}",
    r"sbp_[a-f0-9]{40}|pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.=-]{30,}|figd_[A-Za-z0-9_-]{30,}",
    r"EAA[A-Za-z0-9]{60,}|sq0(?:atp|csp)-[A-Za-z0-9_-]{20,}|LTAI[A-Za-z0-9]{16,24}",
    r"AGE-SECRET-KEY-1[A-Z0-9]{50,}|ops_eyJ[A-Za-z0-9+/=]{50,}|dt0c01\.[A-Z0-9]{24}\.[A-Z0-9]{60,}",
    r"[0-9]{8,10}:AA[A-Za-z0-9_-]{32,34}",
    r"eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){1,4}",
)
"""Keys that tell by their first letters whose they are; the last is a signed web token (JWT)."""

PRIVATE_KEY = (
    r"-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----(?:(?s:.*?)"
    r"-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|(?:\s*[A-Za-z0-9+/=]{30,})*)"
)

NAMED_KEY = (
    r"(?i)[a-z0-9_.-]*(?:secret|token|api[_ -]?key|access[_ -]?key|private[_ -]?key|auth[_-]?key|"
    r"accountkey|credential|shared[_-]?key|encryption[_-]?key|signing[_-]?key|api[_ -]?schlüssel|"
    r"jwt)[a-z0-9_-]*"
    r"(?:[\"']?\s{0,3}(?:=>|:=|=|:)|\s(?:is|was|ist|lautet))\s{0,3}[\"']?([^\s\"'&,;<>(){}\[\]]{8,})"
)
"""A key behind its name: in settings, JSON, headers, and "my api key is …"."""

PARAMETER = (
    r"(?i)[?&#;][a-z0-9_.-]*(?:token|key|secret|sig|signature|auth|jwt|session|sid|ticket|otp|"
    r"passw(?:or)?d|pwd)[a-z0-9_-]*=([^\s\"'&#;<>]{6,})"
)
SESSION = (
    r"(?i)(?:^|[^a-z0-9_])(?:phpsessid|jsessionid|asp\.net_sessionid|connect\.sid|session_?id|"
    r"session|[a-z_-]*sid|[cx]s?rf[a-z_-]*)=([^\s\"'&;,<>]{16,})"
)
COOKIE = (
    r"(?i)(?:^|[^a-z0-9_])cookie[\"']?\s?:\s?[\"']?"
    r"([^\s=;\"']{1,80}=[^\s;\"']{4,}(?:;\s?[^\s=;\"']{1,80}=[^\s;\"']+)*)"
)
HEADER = (
    r"(?i)(?:authori[sz]ation[\"']?\s?[:=]\s?[\"']?(?:(?:basic|bearer|token|digest|apikey)\s+)?|"
    r"(?:^|[^a-z])bearer\s+)([a-z0-9._~+/=-]{12,})"
)
USER_INFO = r"(?i)[a-z][a-z0-9+.-]{1,20}://([^\s/@:\"'<>?#]*:[^\s/@\"'<>]+)@"
CURL = r"(?i)curl[^\n]{0,300}?\s(?:-u|--user)\s+[\"']?[^\s:\"']+:([^\s\"']{3,})"
WEBHOOK = r"hooks\.slack\.com/(?:services|workflows)/([A-Za-z0-9+/]{20,})"

CARD_CODE = (
    r"(?i)(?:^|[^a-z0-9])(?:cvv2?|cvc2?|csc|(?:card )?security code|"
    r"card verification(?: code| value)?|kartenprüf(?:nummer|ziffer)|"
    r"prüf(?:nummer|ziffer)|sicherheitscode|sicherheitsnummer)"
    r"(?:\s(?:number|code|nummer))?\s{0,2}(?:is|:|=|ist|lautet|was)?\s{0,2}([0-9]{3,4})"
    r"(?:[^0-9a-z]|$)"
)
_NO = r"(?:[^0-9a-z]|$)"
ONE_TIME = (
    r"(?i)(?:^|[^a-z0-9])(?:otp|tan|(?:(?:verification|security|one[ -]?time|2fa|two[ -]factor|mfa|"
    r"otp|auth|authentication|authenticator|log-?in|sign[ -]?in|sms|access|recovery|backup|m?tan|"
    r"bestätigungs|sicherheits|einmal|freischalt|anmelde|zugangs|verifizierungs|sms)"
    r"[ -]?(?:code|pin|passcode|passwor[dt]|kennwort)s?))(?:\scode)?"
    r"\s{0,2}(?:is|was|:|=|ist|lautet|war)?\s{0,2}((?:[a-z]-)?[0-9]{3}[ -]?[0-9]{1,5})" + _NO,
    r"(?i)(?:^|[^a-z0-9])(?:your|ihr|dein)((?:\s[a-z0-9-]{1,20}){0,3}?)\scode\s?(?:is|:|ist|lautet)"
    r"\s{0,2}((?:[a-z]-)?[0-9]{4,8})" + _NO,
    r"(?i)(?:^|[^a-z0-9.,#-])((?:[a-z]-)?[0-9]{4,8})\s(?:is|ist)\s(?:your|ihr|dein|the|my|mein)"
    r"((?:\s[a-z0-9-]{1,20}){0,3}?)\s(?:(?:bestätigungs|sicherheits|einmal|verifizierungs)-?)?"
    r"(?:code|passcode|otp|tan)" + _NO,
    r"(?i)(?:^|[^a-z0-9])code\s(?:from|via|by|per|aus|i got|you sent)[^\n0-9]{0,40}?(?:sms|text|"
    r"app|authenticator|e-?mail|phone|handy)(?:\s(?:is|was|ist|war|lautet))?[ :]{1,3}([0-9]{4,8})"
    + _NO,
)
NO_ONE_TIME = listed("""
    error promo promotional discount zip postal country area booking order voucher coupon gift
    referral product item tracking reference status exit response customer invite qr source store
    confirmation color colour dialling dial branch sort bank swift tax course class project
""")
"""Before "code" these mean a number that anybody may know."""

SOCIAL_SECURITY = r"(?:^|[^\w.-])([0-9]{3})-([0-9]{2})-([0-9]{4})(?:[^\w-]|$)"
SOCIAL_SECURITY_SAID = (
    r"(?i)(?:social security|\bssn)(?:\s?(?:number|no\.?))?\s{0,2}(?:is|:|=|#)?\s{0,2}"
    r"([0-9]{3}[ -]?[0-9]{2}[ -]?[0-9]{4})(?:[^\w-]|$)"
)
IBAN = (
    r"(?i)(?:^|[^a-z0-9])([a-z]{2}[0-9]{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,4})?)"
    r"(?:[^a-z0-9]|$)"
)
IBAN_LENGTHS = {
    country: length
    for length, countries in (
        (15, "NO"), (16, "BE"), (18, "DK FI NL FO GL"), (19, "MK SI"), (20, "AT BA EE KZ LT LU XK"),
        (21, "CH HR LI LV"), (22, "BG BH CR DE GB GE IE ME RS"), (23, "AE IL TL"),
        (24, "AD CZ ES MD PK RO SA SE SK TN VG"), (25, "PT ST"), (26, "IS TR"),
        (27, "FR GR IT MC SM MR"), (28, "AL AZ CY DO GT HU LB PL"), (29, "BR EG PS QA UA"),
        (30, "JO KW MU"), (31, "MT SC"),
    )
    for country in countries.split()
}  # fmt: skip
KEYS_TOGETHER = r"(?:^|[^A-Za-z0-9_])(" + "|".join(KEYS) + ")"


def latin(pattern: str) -> Any:
    """A pattern for texts of one byte a character: linear in time, and no place to convert."""
    import re2

    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.log_errors = False
    options.max_mem = 32 << 20
    return re2.compile(pattern.encode("latin-1"), options)
