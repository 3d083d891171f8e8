"""What it takes to understand a message: CPU µs, by length, with everything looked for.

``python -m tests.performance.understanding``. A turn looks only for what its flow can use; this
is the most it may cost. Texts are put together anew each time, so that no cache answers.
"""

import time
from itertools import count, islice

from intakebot.understanding.understand import understand

SAID = (
    "The kitchen tap drips since Monday and the seal looks worn.",
    "I get Error 0x80070057 when I pay with my card on https://shop.example/checkout?step=3",
    "My order RX-4821-77 arrived broken, call me at +49 30 901820 or mail anna@example.org",
    "Ich komme seit gestern 14 Uhr nicht mehr in mein Konto, Firefox 121 unter Windows 11.",
    "لا يعمل الدفع منذ يوم الأحد وتظهر صفحة بيضاء",
)
LENGTHS = (60, 500, 2_000, 8_000)
TIMES = 200
"""Texts of a length, fewer of the long ones."""


def texts(length: int) -> list[str]:
    made = []
    for number in islice(count(), max(10, TIMES * 60 // length)):
        parts = (f"{SAID[at % len(SAID)]} {number + at}" for at in count(number))
        text = ""
        while len(text) < length:
            text += next(parts) + " "
        made.append(text[:length])
    return made


def main() -> None:
    for sentence in SAID:
        understand(sentence)  # tables are made with the first of their kind
    for length in LENGTHS:
        took = []
        for text in texts(length):
            began = time.thread_time_ns()
            understand(text)
            took.append((time.thread_time_ns() - began) / 1000)
        middle, worst = sorted(took)[len(took) // 2], max(took)
        print(f"{length:>6,} characters: {middle:,.0f} µs median, {worst:,.0f} µs at most")


if __name__ == "__main__":
    main()
