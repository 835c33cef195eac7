"""What attackers and clumsy programs send: the lines of NEWSROOM_MATERIAL, dealt out to fields."""

from itertools import cycle

from tests.hostile.judge import CANARY

FILES = (
    "security/xss/JHADDIX_XSS.txt",
    "security/xss/RSNAKE_XSS.txt",
    "security/xss/xss_payloads_quick.txt",
    "security/xss/xss-payload-list.txt",
    "text/blns.txt",
)
ODD = {
    "bidi": "\u202eevil\u202c \u2066isolate\u2069 \u200f",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 🇺🇦",
    "controls": "bell\x07 escape\x1b[31m vertical\x0b form\x0c del\x7f",
    "noncharacters": "\ufffe\uffff\U0010ffff",
    "combining": "Z̵̡̢͇͓͎͖͎̪͚͎̮̟̺͓̫̼͆͑̾̾̓̎̕͝a̷l̴g̵o̶",
    "separators": "line\u2028paragraph\u2029end\x85",
    "template": "{{ settings.SECRET_KEY }} {% debug %} %(x)s {0.__class__}",
    "private": "\ue000mark\ue001",
}


def payloads(material):
    """Return every line of the files of payloads."""
    text = "\n".join((material / name).read_text(encoding="utf-8", errors="replace") for name in FILES)
    found = [line.replace("\0", "") for line in text.split("\n") if line.strip() and not line.startswith("#")]
    return [*dict.fromkeys(found), *ODD.values()]


class Deck:
    """Deals payloads, each card once before any comes again; a hand ends with the canary."""

    def __init__(self, cards, start=0):
        self.cards = cycle([*cards[start:], *cards[:start]])

    def hand(self, longest, joint="\n"):
        """Return as many payloads as fit, at least a piece of one."""
        text, room = "", longest - len(CANARY)
        for card in self.cards:
            if len(text) + len(joint) + len(card) > room:
                break
            text += joint * bool(text) + card
        return (text or card[:room]) + CANARY

    def line(self, longest):
        """Return a hand for a field of one line."""
        return self.hand(longest, " ")
