/** Where in the console one is, as the part of the address after #. Pure. */

export type Route =
  | { page: "queue" | "flows" | "people" | "incidents" }
  | { page: "incident"; number: number }
  | { page: "search"; q: string }
  | { page: "talk"; conversation: string }
  | { page: "merge"; conversation: string; number: number }
  | { page: "part"; conversation: string }
  | { page: "join"; token: string };

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
};

/** Anything unknown is the queue. */
export function routeOf(hash: string): Route {
  const place = hash.replace(/^#\/?/, "");
  if (place.startsWith("join=")) return { page: "join", token: decoded(place.slice(5)) };
  if (place.startsWith("talk/")) {
    const conversation = decoded(place.slice(5));
    return conversation ? { page: "talk", conversation } : { page: "queue" };
  }
  if (place.startsWith("merge/")) {
    const [name = "", number = ""] = place.slice(6).split("/");
    const conversation = decoded(name);
    if (conversation && Number(number) > 0) {
      return { page: "merge", conversation, number: Number(number) };
    }
  }
  if (place.startsWith("part/")) {
    const conversation = decoded(place.slice(5));
    if (conversation) return { page: "part", conversation };
  }
  if (place === "search" || place.startsWith("search/")) {
    return { page: "search", q: decoded(place.slice(7)) };
  }
  if (place.startsWith("incidents/")) {
    const number = Number(place.slice(10));
    if (Number.isSafeInteger(number) && number > 0) return { page: "incident", number };
    return { page: "incidents" };
  }
  return place === "flows" || place === "people" || place === "incidents"
    ? { page: place }
    : { page: "queue" };
}

export function hashOf(route: Route): string {
  switch (route.page) {
    case "talk":
      return `#talk/${encodeURIComponent(route.conversation)}`;
    case "merge":
      return `#merge/${encodeURIComponent(route.conversation)}/${route.number}`;
    case "part":
      return `#part/${encodeURIComponent(route.conversation)}`;
    case "search":
      return route.q ? `#search/${encodeURIComponent(route.q)}` : "#search";
    case "incident":
      return `#incidents/${route.number}`;
    case "join":
      return `#join=${encodeURIComponent(route.token)}`;
    default:
      return `#${route.page}`;
  }
}
