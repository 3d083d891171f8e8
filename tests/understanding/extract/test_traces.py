import pytest

from intakebot.understanding.extract.traces import error_line, find
from tests.costs import at_most

PYTHON = """Traceback (most recent call last):
  File "app.py", line 3, in <module>
    main()
  File "app.py", line 9, in main
    pay(x)
    ^^^^^^
ValueError: bad amount"""
JAVA = """Exception in thread "main" java.lang.RuntimeException: boom
\tat a.B.c(B.java:1)
\tat a.B.main(B.java:2)
Caused by: java.io.IOException: disk full
\tat x.Y.z(Y.java:9)
\t... 2 more"""
JAVASCRIPT = """Uncaught TypeError: x is undefined
    at pay (https://shop.example/app.js:12:3)
    at HTMLButtonElement.onclick (https://shop.example/:5:1)"""
FIREFOX = """TypeError: a is null
pay@https://shop.example/app.js:12:3
onclick@https://shop.example/:1:1"""
DOTNET = """System.NullReferenceException: Der Objektverweis fehlt.
   bei Shop.Cart.Pay(String id) in C:\\src\\Cart.cs:Zeile 42.
   bei Shop.Program.Main(String[] args)"""
GO = """panic: runtime error: index out of range

goroutine 1 [running]:
main.pay(0xc000012345, 0x3)
\t/srv/main.go:12 +0x1d
main.main()
\t/srv/main.go:5 +0x20"""
RUBY = """app.rb:3:in `pay': undefined method `x' (NoMethodError)
\tfrom app.rb:9:in `main'
\tfrom app.rb:12:in `<main>\'"""
PHP = """PHP Fatal error:  Uncaught Exception: no in /var/www/x.php:3
Stack trace:
#0 /var/www/x.php(9): pay()
#1 {main}
  thrown in /var/www/x.php on line 3"""
GDB = """Program received signal SIGSEGV, Segmentation fault.
#0  0x0000555555555131 in pay (x=0x0) at pay.c:3
#1  0x0000555555555150 in main () at pay.c:9"""
ASAN = """==123==ERROR: AddressSanitizer: heap-use-after-free on address 0x60
    #0 0x4f in main /src/a.c:3:4
    #1 0x7f in __libc_start_main (/lib/libc.so.6+0x29d8f)"""
RUST = """thread 'main' panicked at src/main.rs:2:5:
index out of bounds
stack backtrace:
   0: rust_begin_unwind
             at /rustc/abc/library/std/src/panicking.rs:647:5
   1: core::panicking::panic_fmt
             at /rustc/abc/library/core/src/panicking.rs:72:14"""
TRACES = {
    PYTHON: "ValueError: bad amount",
    JAVA: "java.io.IOException: disk full",
    JAVASCRIPT: "Uncaught TypeError: x is undefined",
    FIREFOX: "TypeError: a is null",
    DOTNET: "System.NullReferenceException: Der Objektverweis fehlt.",
    GO: "panic: runtime error: index out of range",
    RUBY: "app.rb:3:in `pay': undefined method `x' (NoMethodError)",
    PHP: "PHP Fatal error:  Uncaught Exception: no in /var/www/x.php:3",
    GDB: "Program received signal SIGSEGV, Segmentation fault.",
    ASAN: "==123==ERROR: AddressSanitizer: heap-use-after-free on address 0x60",
    RUST: "index out of bounds",
}


@pytest.mark.parametrize(("trace", "error"), TRACES.items())
def test_a_trace_is_kept_whole_and_its_error_line_is_the_error(trace, error):
    text = f"Hello, this came up:\n\n{trace}\n\nCan you help?"

    found = find(text)

    assert [(each.label, each.value) for each in found] == [
        ("stack_trace", trace),
        ("error", error),
    ]
    assert text[slice(*found[0].span)] == trace


def test_a_trace_that_lost_its_line_ends_is_still_one():
    text = "I get java.lang.Error: x at a.B.c(B.java:1) at a.B.d(B.java:2) all day"

    assert [each.value for each in find(text)] == [
        "java.lang.Error: x at a.B.c(B.java:1) at a.B.d(B.java:2)",
        "java.lang.Error: x",
    ]


@pytest.mark.parametrize(
    "text",
    ["at home (Berlin)\nat work (Ulm)", "Steps:\n#1 open it (twice)\n#2 press Pay (once)", "",
     "from: jane@x.example\nError when paying\nat checkout (step 3)", "\n\n\n", "مرحبا\nat"],
)  # fmt: skip
def test_lists_and_letters_are_no_traces(text):
    assert find(text) == []


@pytest.mark.parametrize(
    ("paste", "told"),
    [("Traceback:\n  File x\nValueError: bad", "ValueError: bad"),
     ("java.lang.Error: a\n\tat x\nCaused by: b.CException: c", "Caused by: b.CException: c"),
     ("hello\nrequest failed\nError: 5\nbye", "Error: 5"), ("one\ntwo", "one"), ("\n \n", "")],
)  # fmt: skip
def test_the_telling_line_of_a_paste_is_found(paste, told):
    assert error_line(paste) == told


@pytest.mark.parametrize(
    "unit",
    ["at ", "\tat a.b.c(D.java:1)\n", "error\n\tat x(\n", "#1 ", 'File "x", line 1\n', "(", "a@"],
)
def test_a_hostile_text_takes_no_longer(unit):
    text = (unit * 20_000)[:20_000]
    find(text)
    with at_most(0.1):
        find(text)


def test_traces_are_found_in_other_peoples_reports(measured):
    precision, recall = measured(find, "stack_trace", "gitbugs_hadoop")

    assert precision >= 0.98
    assert recall >= 0.98
