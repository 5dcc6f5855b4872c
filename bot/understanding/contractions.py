"""Contractions and short forms of chats, and what they stand for."""

IRREGULAR = {
    "cannot": "can not",
    "cant": "can not",
    "can't": "can not",
    "won't": "will not",
    "wont": "will not",
    "shan't": "will not",
    "ain't": "is not",
    "aint": "is not",
    "im": "i am",
    "ive": "i have",
    "id": "i would",
    "dont": "do not",
    "didnt": "did not",
    "doesnt": "does not",
    "isnt": "is not",
    "arent": "are not",
    "wasnt": "was not",
    "werent": "were not",
    "havent": "have not",
    "hasnt": "has not",
    "hadnt": "had not",
    "couldnt": "could not",
    "wouldnt": "would not",
    "shouldnt": "should not",
    "let's": "let us",
    "lets": "let us",
    "whats": "what is",
    "thats": "that is",
    "its": "it is",
    "theres": "there is",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "todays": "today is",
    "yesterdays": "yesterday is",
    "u": "you",
    "ur": "your",
    "pls": "please",
    "plz": "please",
    "tmrw": "tomorrow",
    "tmr": "tomorrow",
    "tomorow": "tomorrow",
    "2day": "today",
    "2morrow": "tomorrow",
    "2nite": "tonight",
    "tonite": "tonight",
    "gimme": "give me",
    "lemme": "let me",
    "dunno": "do not know",
    "cuz": "because",
    "bc": "because",
    "cos": "because",
    "coz": "because",
    "w": "with",
    "rn": "right now",
    "atm": "right now",
    "thru": "through",
    "wo": "workout",
    "n": "and",
    "msg": "message",
    "msgs": "messages",
    "yday": "yesterday",
    "yrs": "years",
    "tho": "though",
    "ya": "you",
    "r": "are",
}
NEGATIONS = {short: full for short, full in IRREGULAR.items() if full.endswith(" not")}
"""Contractions with "not", without their apostrophe, and what they stand for."""
_ENDINGS = (("n't", " not"), ("'m", " am"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("'d", " would"))


def spelled_out(word: str) -> str:
    """A word without its apostrophe and short form: "can't" is "can not"."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending, full in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return f"{word.removesuffix(ending)}{full}"
    if word.endswith("'s"):
        return f"{word.removesuffix(chr(39) + 's')} is"
    return word
