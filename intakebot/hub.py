"""Who waits for what, in this process. It carries hints and passing messages, never history.

A topic is any string, such as a conversation's id. Waking says "there is something new";
each listener then reads the store from its own number, so a lost hint costs time and
nothing else. Where there are other processes, they are told of what was woken here.
"""

import asyncio
from collections.abc import Callable
from typing import TypeAlias

Wake: TypeAlias = Callable[[], None]
Hear: TypeAlias = Callable[[object], None]
Leave: TypeAlias = Callable[[], None]
Beyond: TypeAlias = Callable[[str, int], None]


class _Listener:
    __slots__ = ("hear", "topic", "topics", "wake")

    def __init__(self, topics: "_Topics", topic: str, wake: Wake, hear: Hear | None) -> None:
        self.topics = topics
        self.topic = topic
        self.wake = wake
        self.hear = hear

    def __call__(self) -> None:
        """Leave. What is handed out is the listener itself: ten thousand have two each."""
        rest = tuple(each for each in self.topics.get(self.topic, ()) if each is not self)
        if rest:
            self.topics[self.topic] = rest
        else:
            self.topics.pop(self.topic, None)


_Topics: TypeAlias = dict[str, tuple[_Listener, ...]]


class Hub:
    """Topics and their listeners. Everything runs at once, in the loop's thread."""

    def __init__(self) -> None:
        # Nearly every topic has one listener: a tuple is the smallest thing that holds a few.
        self._topics: _Topics = {}
        self.beyond: Beyond | None = None
        """Tells other processes of a topic with something new, and its number."""

    def subscribe(self, topic: str, wake: Wake, hear: Hear | None = None) -> Leave:
        """Be woken for a topic, and hear its passing messages, until the result is called.

        Both are called by whoever wakes or publishes: they set an event or queue something
        and return. They may subscribe and leave. Leaving twice does no harm.
        """
        listener = _Listener(self._topics, topic, wake, hear)
        self._topics[topic] = (*self._topics.get(topic, ()), listener)
        return listener

    def wake(self, topic: str, at: int = 0) -> None:
        """Tell everybody who listens, in every process, that there is something new to read.

        ``at`` is the number up to which there is something, where the topic has numbers.
        """
        self.wake_here(topic)
        if self.beyond is not None:
            self.beyond(topic, at)

    def wake_here(self, topic: str) -> None:
        """Tell those who listen in this process; for what other processes know by themselves."""
        for listener in self._topics.get(topic, ()):
            try:
                listener.wake()
            except Exception as error:
                _report(topic, error)

    def publish(self, topic: str, message: object) -> None:
        """Give a passing message, such as "is writing", to everybody who is there now."""
        for listener in self._topics.get(topic, ()):
            if listener.hear is None:
                continue
            try:
                listener.hear(message)
            except Exception as error:
                _report(topic, error)

    def following(self, prefix: str) -> list[str]:
        """The topics with this beginning that have a listener."""
        return [topic for topic in self._topics if topic.startswith(prefix)]

    def listeners(self, topic: str) -> int:
        """How many listen; 0 for a topic that nobody knows."""
        return len(self._topics.get(topic, ()))

    @property
    def topics(self) -> int:
        """How many topics have a listener."""
        return len(self._topics)


def _report(topic: str, error: Exception) -> None:
    """One listener's bug must not keep the others from hearing; it goes to the loop's log."""
    asyncio.get_running_loop().call_exception_handler(
        {"message": f"a listener of {topic} failed", "exception": error}
    )
