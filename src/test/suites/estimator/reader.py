"""A second reader of artifacts, written from docs/complexity.md: prompt -> features -> probability, standard library only.

It must give the same 64 bits as the gateway. Texts are Python strings, lone surrogates included.
"""
import math
import struct

MASK = 0xFFFFFFFF
HALF = 2048
NAMES = ("system-reminder environment_details environment_context environment_info workspace_info user_instructions"
         " user_info project_layout additional_data attached_files open_and_recently_viewed_files ide_selection"
         " ide_opened_file editorContext reminderInstructions local-command-stdout command-message command-name").split()
SLOTS = ("CHARACTERS WORDS LINES SENTENCES SIZE SHORT LONG VERY_LONG WORD_LENGTH LONG_WORDS VARIETY DIGITS NUMBERS"
         " LONGEST_NUMBER LARGE_NUMBERS OPERATORS LATEX DOLLARS PARENTHESES FENCES BRACES BRACKETS UNDERSCORES"
         " SEMICOLONS INDENTED BARS ADDRESSES ITEMS BLANK_LINES GRID_LINES LONGEST_LINE QUESTIONS QUOTES COMMAS COLONS"
         " CAPITALS SHOUTED OPTIONS STEM OPTION_LENGTH OPTION_NUMBERS HANGUL LATIN ASIAN OTHER_SCRIPT HANGUL_WORD TURNS"
         " CONTEXT SYSTEM TOOLS TOOL_RESULTS SCHEMA MEDIA SMALL_OUTPUT").split()
AT = {name: i for i, name in enumerate(SLOTS)}


def fnv(hash_, data):
    for octet in data:
        hash_ = (hash_ ^ octet) * 0x01000193 & MASK
    return hash_


def utf8(point):
    return chr(point).encode("utf8", "surrogatepass")


WORD = fnv(0x811C9DC5, b"w")
SYLLABLE = fnv(0x811C9DC5, b"h")


def bucket(hash_):
    return (hash_ >> 16 ^ hash_) & 0xFFFF


def log(count):
    n = count + 1
    power = n.bit_length() - 1
    part = n >> power - 4 if power >= 4 else n << 4 - power
    return power * 16 + (part & 15)


def share(part, whole):
    return 0 if whole == 0 else 256 * part // whole


def clamp(value, low, high):
    return max(low, min(high, value))


class Lexicon:
    def __init__(self, path):
        self.meanings = {}
        lines = [line for line in open(path, encoding="utf8") if not line.startswith("#")]
        self.count = len(lines)
        for at, line in enumerate(lines):
            english, korean = line.split(":", 1)[1].split("|")
            keys = [fnv(WORD, w.strip().encode()) for w in english.split(",")]
            keys += [fnv(SYLLABLE, w.strip().encode()) for w in korean.split(",")]
            for key in keys:
                self.meanings[key] = self.meanings.get(key, 0) | 1 << at


def units(text):
    """Code points; an escaped surrogate pair is one."""
    return [ord(c) for c in text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")]


def syllable(p):
    return 0xAC00 <= p <= 0xD7A3


def join(held, p):
    if 0x1100 <= held <= 0x1112 and 0x1161 <= p <= 0x1175:
        return 0xAC00 + ((held - 0x1100) * 21 + p - 0x1161) * 28
    if syllable(held) and (held - 0xAC00) % 28 == 0 and 0x11A7 < p <= 0x11C2:
        return held + p - 0x11A7
    return 0


def space(p):
    return p <= 0xA0 or 0x2000 <= p <= 0x200B or p in (0x2028, 0x2029, 0x3000, 0xFEFF)


class Scan:
    """Everything that is counted, in one pass over code points."""

    def __init__(self, text, lexicon):
        self.lexicon, self.p = lexicon, units(text)
        self.met, self.known = [], set()
        self.hits = [0] * lexicon.count
        self.c = dict.fromkeys("points words distinct letters capitals plain long shouted digits numbers longest ones twos"
                               " hangul hangulWords kana han latin foreign sentences fences addresses".split(), 0)
        self.l = dict.fromkeys("count blank indented items grids longest options stem optionPoints optionDigits".split(), 0)
        self.signs = [0] * 128
        self.kind, self.before, self.pending, self.ticks, self.last, self.endless = "", None, 0, 0, -1, False
        n = len(self.p)
        tail = n - HALF if n > 2 * HALF else 0
        self.open(0)
        at = self.read(0, HALF if tail else math.inf)
        if tail:
            second = max(at, tail)
            if second > at:
                self.flush()
                self.close()
                self.before = None
            self.read(second, math.inf)
        self.flush()
        self.close()
        self.end(self.c["points"])
        self.total = n if tail else self.c["points"]

    # ---- n-grams and words
    def take(self, hash_):
        b = bucket(hash_)
        fresh = b not in self.known
        if fresh:
            self.known.add(b)
            self.met.append(b)
        left = self.lexicon.meanings.get(hash_, 0)
        for at in range(self.lexicon.count):
            self.hits[at] += left >> at & 1
        return int(fresh)

    def begin(self, kind):
        if self.kind != kind:
            self.close()
            self.kind, self.length, self.upper, self.word, self.pair = kind, 0, 0, WORD, self.before

    def feed(self, data):
        if self.length < 24:
            self.word = fnv(self.word, data)
            self.pair = None if self.pair is None else fnv(self.pair, data)
        self.length += 1
        self.c["points"] += 1

    def close(self):
        if not self.kind:
            return
        c, n = self.c, self.length
        c["words"] += 1
        c["distinct"] += self.take(self.word)
        if self.before is not None:
            self.take(self.pair)
        self.before = fnv(self.word, b" ")
        if self.kind == "letters":
            c["letters"] += n
            c["capitals"] += self.upper
            c["plain"] += 1
            c["long"] += n >= 8
            c["shouted"] += self.upper == min(n, 24) and n > 1 if n <= 24 else self.upper == n
        elif self.kind == "digits":
            c["digits"] += n
            c["numbers"] += 1
            c["longest"] = max(c["longest"], min(n, 12))
            c["ones"] += n == 1
            c["twos"] += n == 2
        elif self.kind == "hangul":
            c["hangul"] += n
            c["hangulWords"] += 1
        if n > 1 and self.kind != "digits":
            self.wordy = True
        self.kind = ""

    def flush(self):
        if self.pending:
            held, self.pending = self.pending, 0
            self.point(held)

    def compose(self, p):
        joined = join(self.pending, p)
        if joined:
            self.pending = joined
            return
        self.flush()
        if 0x1100 <= p <= 0x1112 or syllable(p) and (p - 0xAC00) % 28 == 0:
            self.pending = p
        else:
            self.point(p)

    def point(self, p):
        if syllable(p):
            self.begin("hangul")
            if self.length > 0:
                self.take(fnv(self.syllable, utf8(p)))
            self.syllable = fnv(SYLLABLE, utf8(p))
            self.feed(utf8(p))
        elif space(p):
            self.close()
            self.c["points"] += 1
        else:
            self.begin("other")
            for name, low, high in (("kana", 0x3040, 0x30FF), ("han", 0x3400, 0x9FFF), ("latin", 0xC0, 0x24F),
                                    ("foreign", 0x370, 0x1FFF)):
                if low <= p <= high:
                    self.c[name] += 1
                    break
            self.feed(utf8(p))

    # ---- the walk
    def read(self, at, most):
        while at < len(self.p) and self.c["points"] < most:
            p = self.p[at]
            at += 1
            if p > 127:
                self.compose(p)
                continue
            self.flush()
            if 97 <= (p | 32) <= 122:
                self.begin("letters")
                self.upper += p < 97 and self.length < 24
                self.feed(bytes([p | 32]))
            elif 48 <= p <= 57:
                self.begin("digits")
                self.feed(b"0")
            elif p <= 32 or p == 127:
                self.close()
                self.c["points"] += 1
                if p == 10:
                    self.end(self.c["points"] - 1)
                    self.open(at)
            else:
                at = self.sign(p, at)
        return at

    def sign(self, p, at):
        self.close()
        if p == 60 and not self.endless:
            for name in NAMES:
                opening = name + ">"
                if self.text(at, len(opening)) == opening:
                    closing = "</" + name + ">"
                    found = "".join(map(chr, self.p[at + len(opening):])).find(closing)
                    if found >= 0:
                        return at + len(opening) + found + len(closing)
                    self.endless = True
                    break
        self.c["points"] += 1
        self.signs[p] += 1
        follows = self.p[at] if at < len(self.p) else -1
        if chr(p) in ".?!":
            self.c["sentences"] += follows <= 32 or follows == 34
        elif p == 58:
            self.c["addresses"] += follows == 47
        elif p == 96:
            self.ticks = self.ticks + 1 if self.c["points"] == self.last + 1 else 1
            self.last = self.c["points"]
            self.c["fences"] += self.ticks == 3
        return at

    def text(self, at, n):
        return "".join(map(chr, self.p[at:at + n]))

    # ---- lines
    def open(self, at):
        self.start, self.digitsBefore, self.wordy = self.c["points"], self.c["digits"], False
        spaces = 0
        while self.text(at, 1) in (" ", "\t"):
            spaces += 1 if self.p[at] == 32 else 4
            at += 1
        self.l["indented"] += spaces >= 4
        three = self.text(at + 1 if self.text(at, 1) == "(" else at, 3)
        self.option = len(three) == 3 and three[1] in ".)" and three[2] == " " and three[0] in "abcdefghijABCDEFGHIJ123456789"
        self.option |= len(three) > 0 and 0x2460 <= ord(three[0]) <= 0x2469
        if self.option:
            self.l["stem"] = self.c["points"] if self.l["options"] == 0 else self.l["stem"]
            self.l["options"] += 1
        end = at
        while self.text(end, 1).isascii() and self.text(end, 1).isdigit():
            end += 1
        two = self.text(end, 2)
        self.l["items"] += len(two) == 2 and two[1] == " " and two[0] in (".)" if end > at else "-*")

    def end(self, points):
        size = points - self.start
        self.l["count"] += 1
        self.l["blank"] += size == 0
        self.l["grids"] += size >= 3 and not self.wordy
        self.l["longest"] = max(self.l["longest"], size)
        if self.option:
            self.l["optionPoints"] += size
            self.l["optionDigits"] += self.c["digits"] > self.digitsBefore

    # ---- slots
    def slots(self):
        c, l, s = self.c, self.l, self.signs
        v = [0] * len(SLOTS)

        def put(name, value):
            v[AT[name]] = value

        def many(text):
            return log(sum(s[ord(x)] for x in text))

        size = log(self.total)
        put("CHARACTERS", size)
        put("SIZE", clamp(size, log(36), log(2000)) - log(36))
        put("SHORT", max(0, log(150) - size))
        put("LONG", max(0, size - log(1000)))
        put("VERY_LONG", max(0, size - log(3000)))
        put("WORDS", log(c["words"]))
        put("LINES", log(l["count"]))
        put("SENTENCES", log(c["sentences"]))
        put("WORD_LENGTH", share(c["letters"], c["plain"]) // 16)
        put("LONG_WORDS", share(c["long"], c["plain"]))
        put("VARIETY", share(c["distinct"], c["words"]))
        put("DIGITS", log(c["digits"]))
        put("NUMBERS", log(c["numbers"]))
        put("LONGEST_NUMBER", c["longest"])
        put("LARGE_NUMBERS", log(c["numbers"] - c["ones"] - c["twos"]))
        put("CAPITALS", log(c["capitals"]))
        put("SHOUTED", log(c["shouted"]))
        for name, signs in dict(OPERATORS="+*/=<>^", LATEX="\\", DOLLARS="$", PARENTHESES="(", BRACES="{}", BRACKETS="[]",
                                UNDERSCORES="_", SEMICOLONS=";", BARS="|", QUESTIONS="?", QUOTES='"', COMMAS=",",
                                COLONS=":").items():
            put(name, many(signs))
        put("FENCES", log(c["fences"]))
        put("INDENTED", log(l["indented"]))
        put("ADDRESSES", log(c["addresses"]))
        put("ITEMS", log(l["items"]))
        put("BLANK_LINES", log(l["blank"]))
        put("GRID_LINES", log(l["grids"]))
        put("LONGEST_LINE", log(l["longest"]))
        if l["options"] >= 3:
            put("OPTIONS", min(l["options"], 12) * 16)
            put("STEM", log(l["stem"]))
            put("OPTION_LENGTH", log(l["optionPoints"] // l["options"]))
            put("OPTION_NUMBERS", share(l["optionDigits"], l["options"]))
        put("HANGUL", share(c["hangul"], c["points"]))
        put("LATIN", share(c["letters"] + c["latin"], c["points"]))
        put("ASIAN", share(c["kana"] + c["han"], c["points"]))
        put("OTHER_SCRIPT", share(c["foreign"], c["points"]))
        put("HANGUL_WORD", share(c["hangul"], c["hangulWords"]) // 16)
        return v + [log(hit) for hit in self.hits]


def exp(x):
    """fdlibm's e_exp.c: what StrictMath.exp is, where math.exp may differ in the last bit."""
    def words(d):
        return struct.unpack(">II", struct.pack(">d", d))

    sign, high = words(x)[0] >> 31, words(x)[0] & 0x7FFFFFFF
    if high >= 0x40862E42:
        if x != x or x > 709.782712893383973096:
            return x if x != x else math.inf
        if x < -745.13321910194110842:
            return 0.0
    hi = lo = 0.0
    k = 0
    if high > 0x3FD62E42:
        if high < 0x3FF0A2B2:
            k = 1 - sign - sign
            hi, lo = x - k * 6.93147180369123816490e-01, k * 1.90821492927058770002e-10
        else:
            k = int(1.44269504088896338700 * x + (-0.5 if sign else 0.5))
            hi, lo = x - k * 6.93147180369123816490e-01, k * 1.90821492927058770002e-10
        x = hi - lo
    elif high < 0x3E300000:
        return 1.0 + x
    t = x * x
    c = x - t * (1.66666666666666019037e-01 + t * (-2.77777777770155933842e-03 + t * (
        6.61375632143793436117e-05 + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))))
    if k == 0:
        return 1.0 - ((x * c) / (c - 2.0) - x)
    y = 1.0 - ((lo - (x * c) / (2.0 - c)) - hi)
    return math.ldexp(y, k) if k >= -1021 else math.ldexp(y, k + 1000) * 9.33263618503218878990e-302


class Artifact:
    def __init__(self, data):
        self.data, self.at = data, 0
        magic, layout, features = self.read(">Qii")
        assert (magic, layout, features) == (0x534C554943455831, 1, 1), "another format"
        self.name = self.text()
        self.bias, self.scale, n = self.read(">ddH")
        self.weights, self.low, self.usual, self.high = (self.read(">%dh" % n) for _ in range(4))
        self.bucket_scale, = self.read(">d")
        self.buckets = self.read(">65536b")
        self.calibrations = {}
        for _ in range(self.read(">H")[0]):
            pair = self.text()
            self.calibrations[pair] = self.read(">ddi")
        self.quantiles = self.read(">101d")
        assert self.at == len(data), "trailing bytes"

    def read(self, layout):
        values = struct.unpack_from(layout, self.data, self.at)
        self.at += struct.calcsize(layout)
        return values

    def text(self):
        n, = self.read(">H")
        self.at += n
        return self.data[self.at - n:self.at].decode("utf8")

    def score(self, slots, met):
        strange = any(slots[AT[s]] > self.high[AT[s]] + 64 for s in ("HANGUL", "ASIAN", "OTHER_SCRIPT"))
        total = 0
        for i, weight in enumerate(self.weights):
            value = self.usual[i] if strange and i != AT["SIZE"] else slots[i]
            total += weight * clamp(value, self.low[i], self.high[i])
        if strange:
            return self.bias + total * self.scale
        words = sum(self.buckets[b] for b in met if self.buckets[b] != -128)
        wording = words * self.bucket_scale / math.sqrt(len(met)) if met else 0.0
        return self.bias + total * self.scale + wording

    def probability(self, slots, met, pair="pooled"):
        a, c, _ = self.calibrations.get(pair) or self.calibrations["pooled"]
        return 1 / (1 + exp(-(a * self.score(slots, met) + c)))
