import { bytes, get, type Headers, type RawRequest } from "./raw-request.js";

const ENCODED: Headers = [["Content-Type", "application/x-www-form-urlencoded"]];
const form = (body: string, headers = ENCODED, method = "POST"): RawRequest => ({
  method,
  target: "/form",
  headers,
  body: Buffer.from(body).toString("latin1"),
});

const written = [
  "text=a",
  "text=a+b%20c%2B&whole=7&flag=true&colour=RED",
  "text=",
  "text",
  "",
  "&&",
  "text=a&text=b",
  "text=a&whole=",
  "text=a&whole=1.5",
  "text=a&whole=null",
  "text=a&flag=yes",
  "text=a&colour=BLUE",
  "text=a&list=1",
  "text=a&list=1&list=2",
  "text=a&list=1,2",
  "text=a&list[0]=1&list[1]=2",
  "text=a&list[1]=2&list[0]=1",
  "text=a&list[1]=2",
  "text=a&list[0]=1&list=2",
  "text=a&list[]=1",
  "text=a&list[00]=1",
  "text=a&list[__proto__]=1",
  "text=a&anything=1",
  "text=a&anything=1&anything=2",
  "text=a&anything[b][c]=1",
  "text=a&map[a]=1&map[b%5Bc]=2",
  "text=a&map[__proto__]=1&map[constructor]=2",
  "text=a&map[a]=x",
  "text=a&map[a][b]=1",
  "text=a&map=1",
  "text=a&address[city]=Rome&address[floor]=3",
  "text=a&address%5Bcity%5D=Rome",
  "text=a&address[city]=Rome&address[city]=Oslo",
  "text=a&address[floor]=3",
  "text=a&address[other]=3&address[city]=x",
  "text=a&address[next][next][city]=Rome",
  "text=a&address[city][x]=1",
  "text=a&address=Rome",
  'text=a&address={"city":"Rome"}',
  "text=a&address=Rome&address[city]=Rome",
  "text=a&address[city",
  "text=a&address]city[=1",
  "text=a&address[city]x=1",
  "text=a&parts[0][name]=n&parts[0][colour]=RED&parts[1][name]=m&parts[1][colour]=GREEN",
  "text=a&parts[0][name]=n",
  "text=a&parts[2][name]=n",
  "text=a&parts[x][name]=n",
  "text=a&page[size]=3",
  "text=a&page[other]=3",
  "text=a&[x]=3",
  "text=a&=3",
  "__proto__=1&text=a",
  "__proto__[x]=1&text=a",
  "constructor[prototype][x]=1&text=a",
  "text=a%00",
  "text=%ED%A0%80",
  "text=%zz",
  "te%zzxt=a",
  "text=%C3%A9",
  "text=\u00e9\ufeff",
  '{"text":"a"}',
  `text=a&${"list=1&".repeat(998)}list=2`,
  `text=a&${"list=1&".repeat(999)}list=2`,
  `text=a&address${"[next]".repeat(30)}[city]=x`,
  `text=a&address${"[next]".repeat(31)}[city]=x`,
  `text=a&address${"[next]".repeat(3000)}[city]=x`,
  `text=a&list[${"9".repeat(400)}]=1`,
];

const bodies: readonly RawRequest[] = [
  ...written.map((body) => form(body)),
  { ...form(""), body: `text=${bytes(0xff)}` },
  form("text=a", [["Content-Type", "application/x-www-form-urlencoded; charset=utf-8"]]),
  form("text=a", [["Content-Type", "application/x-www-form-urlencoded; charset=latin1"]]),
  form("text=a", [["Content-Type", "application/json"]]),
  form('{"text":"a"}', [["Content-Type", "application/json"]]),
  form("text=a", []),
  form("", []),
  form("", [], "PUT"),
  form("", [], "PATCH"),
  form("", ENCODED, "PATCH"),
  form("inner[city]=a", ENCODED, "PATCH"),
  form("list=1&map[a]=2&inner[city]=a&inner[all][0][name]=n&inner[all][0][colour]=RED", ENCODED, "PATCH"),
  form("", ENCODED, "PUT"),
  form("name=a&colour=RED", ENCODED, "PUT"),
];

const BOUNDARY = "--x";
const PARTS: Headers = [["Content-Type", "multipart/form-data; boundary=x"]];

interface Part {
  readonly head: string;
  readonly body: string;
}
const field = (name: string, body: string, more = ""): Part => ({
  head: `Content-Disposition: form-data; name="${name}"${more}`,
  body,
});
const file = (name: string, fileName: string, body: string, type = "image/png"): Part =>
  field(name, body, `; filename="${fileName}"${type === "" ? "" : `\r\nContent-Type: ${type}`}`);

const whole = (parts: readonly Part[], end = `${BOUNDARY}--\r\n`): string =>
  parts.map(({ head, body }) => `${BOUNDARY}\r\n${head}\r\n\r\n${body}\r\n`).join("") + end;

const send = (body: string, headers = PARTS): RawRequest => ({
  method: "POST",
  target: "/parts",
  headers,
  body,
});
const text = field("text", "a");

const parted: readonly RawRequest[] = [
  send(whole([text])),
  send(
    whole([field("text", bytes(0xc3, 0xa9)), field("whole", "7"), field("list", "1"), field("list", "2")]),
  ),
  send(whole([text, field("whole", "x"), field("other", "1")])),
  send(whole([text, field("address", '{"city":"Rome","floor":3}')])),
  send(whole([text, field("address", '{"city":"Rome"', "\r\nContent-Type: application/json")])),
  send(whole([text, field("address[city]", "Rome")])),
  send(whole([text, field("parts", '{"name":"n","colour":"RED"}'), field("parts", "x")])),
  send(whole([text, field("map", '{"__proto__":1}')])),
  send(whole([text, field("address", `${"[".repeat(40)}`)])),
  send(whole([text, file("file", "a.png", bytes(0, 255, 13, 10, 45, 45, 121))])),
  send(whole([text, file("file", "", "")])),
  send(whole([text, file("file", "../../etc/passwd", "x"), file("files", "C:\\\\a\\\\b.txt", "1", "")])),
  send(whole([text, file("files", "1", "1"), file("files", "2", "2", "TEXT/Plain; charset=utf-8")])),
  send(whole([text, file("file", bytes(0xc3, 0xa9), "1")])),
  send(whole([text, file("file", "a", "1"), file("file", "b", "2")])),
  send(whole([text, field("file", "no file")])),
  send(whole([file("text", "a", "b")])),
  send(whole([text, file("whole", "a", "1")])),
  send(whole([text, file("address", "a", "{}")])),
  send(whole([text, file("unknown", "a", "1")])),
  send(whole([field("__proto__", "1"), text])),
  send(whole([])),
  send(""),
  send(whole([text], "")),
  send(whole([text], `${BOUNDARY}\r\n`)),
  send(`nonsense`),
  send(whole([{ head: "Content-Disposition: form-data", body: "x" }])),
  send(whole([text]), [["Content-Type", "multipart/form-data"]]),
  send(whole([text]), [["Content-Type", "multipart/form-data; boundary=y"]]),
  send(whole([text]), [["Content-Type", "multipart/mixed; boundary=x"]]),
  send("text=a", ENCODED),
  send(whole([text, ...Array.from({ length: 999 }, () => field("list", "1"))])),
  send(whole([text, ...Array.from({ length: 1000 }, () => field("list", "1"))])),
  send("", []),
  { ...send("", []), method: "PATCH" },
  { ...send(whole([field("inner", '{"city":"a","all":[]}'), field("map", "{}")])), method: "PATCH" },
];

const vendor = (type: string, body = '{"name":"n","colour":"RED"}'): RawRequest => ({
  method: "POST",
  target: "/vendor",
  headers: [["Content-Type", type]],
  body,
});

/** Forms, and JSON by other names. */
export const forms: readonly RawRequest[] = [
  ...bodies,
  ...parted,
  vendor("application/vnd.a+json"),
  vendor("Application/VND.a+JSON; charset=utf-8"),
  vendor("application/vnd.a+json; charset=latin1"),
  vendor("application/json"),
  vendor("application/vnd.b+json"),
  vendor("application/vnd.a+json", "{"),
  vendor("application/vnd.a+json", ""),
  vendor("application/vnd.a+json", '{"name":"\\u0000","colour":"RED"}'),
  get("/vendor"),
];
