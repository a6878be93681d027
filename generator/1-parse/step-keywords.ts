import type { Keyword } from "./document.js";

const keywords: readonly Keyword[] = ["GIVEN", "WHEN", "THEN", "AND", "BUT"];

/**
 * What begins a step in the languages of Gherkin other than English, by the English keyword that it is given for first; a blank at
 * the end belongs to the word. A test holds this to the parser of features. A specification has the English keywords.
 */
export const stepKeywords: Readonly<Record<Keyword, readonly string[]>> = {
  GIVEN: [
    "Adott |Amennyiben |Angenommen |Anrhegedig a |Atesa |Atès |Bagi |Belgilangan |Bila |Biết |Cho |",
    "Cuir i gcás go |Cuir i gcás gur |Cuir i gcás nach |Cuir i gcás nár |DaH ghu' bejlu' |Dada |Dadas |Dadena |",
    "Dadeno |Dado |Dados |Daes |Dano |Daos |Dat fiind |Data |Date |Date fiind |Dati |Dati fiind |Dato |",
    "Dată fiind|Dau |Daus |Daţi fiind |Dați fiind |Dengan |Diasumsikan |Diberi |Diketahui |Diyelim ki |Donada |",
    "Donat |Donitaĵo |Duota |Dáu |Eeldades |Ef |Etant donné |Etant donné qu'|Etant donné que |Etant donnée |",
    "Etant données |Etant donnés |Gegeben sei |Gegeben seien |Gegeven |Gegewe |Gitt |Givet |Jika |Kad |Komence |",
    "Mając |Nalika |Nalikaning |Oletetaan |Podano |Pokiaľ |Pokud |Privzeto |Sachant |Sachant qu'|Sachant que |",
    "Sipoze |Sipoze Ke |Sipoze ke |Soit |Stel |Tutaq ki |Ukoliko |Verilir |Za date |Za dati |Za dato |",
    "Za predpokladu |Za předpokladu |Zadan |Zadani |Zadano |Zakładając |Zakładając, że |Zaradi |ghu' noblu' |",
    "ugeholl |Étant donné |Étant donné qu'|Étant donné que |Étant donnée |Étant données |Étant donnés |",
    "Δεδομένου |Анх |Дадена |Дадено |Дадзена |Дано |Допустим |За дате |За дати |За дато |Нехай |Няхай |",
    "Припустимо |Припустимо, що |Пусть |Әйтик |Өгөгдсөн нь |Դիցուք |בהינתן |اگر |با فرض |بالفرض |بفرض |فرض کیا |",
    "अगर |चूंकि |जर|दिइएको |दिएको |दिलेल्या प्रमाणे |यदि |ਜਿਵੇਂ ਕਿ |ਜੇਕਰ |આપેલ છે |கொடுக்கப்பட்ட |చెప్పబడినది |",
    "ನೀಡಿದ |നൽകിയത്|กำหนดให้ |ვთქვათ |მოცემული |მოცემულია |የተሰጠ |假如|假定|假設|假设|前提|먼저 |조건 |😐",
  ].flatMap((line) => line.split("|").filter((word) => word !== "")),
  WHEN: [
    "Ak |Als |Amikor |Apabila |Cand |Cando |Ce |Cuan |Cuando |Când |Eğer ki |Gdy |Ha |Ja |Jeśli |Jeżeli |Kada |",
    "Kadar |Kai |Když |Ketika |Keď |Khi |Kiedy |Ko |Koga |Kui |Kun |Le |Lorsqu'|Lorsque |Lè |Majd |Manawa |",
    "Menawa |Nuair a |Nuair ba |Nuair nach |Nuair nár |När |Når |Nə vaxt ki |Pryd |Quan |Quand |Quando |Se |",
    "Wanneer |Wenn |qaSDI' |wann |Þegar |Če |Əgər |Όταν |Агар |Если |Кад |Када |Калі |Кога |Когато |Когда |Коли |",
    "Хэрэв |Якщо |Әгәр |Եթե |Երբ |כאשר |جب |عندما |متى |هنگامی |कदा |जब |जेव्हा |ਜਦੋਂ |ક્યારે |எப்போது |",
    "ఈ పరిస్థితిలో |ಸ್ಥಿತಿಯನ್ನು |എപ്പോൾ|เมื่อ |თუ |როგორც კი |როდესაც |როცა |መቼ |もし|当|當|만약 |만일 |🎬",
  ].flatMap((line) => line.split("|").filter((word) => word !== "")),
  THEN: [
    "Akkor |Alavez |Aleshores |Allora |Alors |Ansin |Antonces |Atunci |Banjur |Cal |Dan |Dann |Do |Donc |Entao |",
    "Entonces |Então |Entón |Entós |Kemudian |Le sa a |Logo |Lè sa a |Maka |Nato |Niin |Njuk |O halda |O zaman |",
    "Onda |Pak |Potem |Potom |Siis |Så |Tad |Tada |Tak |Takrat |Thì |Togash |Wtedy |Yna |Zatim |dann |vaj |Þá |",
    "Τότε |Затем |Нәтиҗәдә |Онда |Тады |То |Тогаш |Тогда |Тоді |Тэгэхэд |Унда |Үүний дараа |Ապա |אז |אזי |آنگاه |",
    "اذاً |تب |ثم |پھر |अनी |तदा |तब |तेव्हा |त्यसपछि |मग |ਤਦ |પછી |அப்பொழுது |అప్పుడు |ನಂತರ |പിന്നെ|ดังนั้น |",
    "მაშინ |ከዚያ |ならば|那么|那麼|그러면 |🙏",
  ].flatMap((line) => line.split("|").filter((word) => word !== "")),
  AND: [
    "'ej |A |A taktiež |A také |A tiež |A zároveň |Agus |E |Ed |En |Epi |Et |Et qu'|Et que |Həm |I |In |Ir |Kaj |",
    "Lan |Och |Og |Oraz |Si |Ter |Un |Und |Ve |Và |Və |Y |Ya |a |an |latlh |És |Şi |Și |Και |І |А також |Ва |Вә |",
    "Ды |И |К тому же |Мөн |Та |Также |Таксама |Тэгээд |Һәм |Եվ |וגם |اور |و |अनि |आणि |और |तथा |तसेच |र |ਅਤੇ |",
    "અને |மற்றும் |மேலும் |మరియు |ಮತ್ತು |ഒപ്പം|และ |ასევე |და |እና |かつ|且つ|並且|同时|同時|并且|而且|그리고 |😂",
  ].flatMap((line) => line.split("|").filter((word) => word !== "")),
  BUT: [
    "'a |'ach |Aber |Ach |Ale |Ali |Ama |Amma |Ampak |Ananging |Ancaq |Bet |Dar |De |Fakat |Kuid |Ma |Maar |",
    "Mais |Mais qu'|Mais que |Mas |Men |Mutta |Nanging |Nhưng |No |Pero |Peru |Però |Sed |Tapi |Tetapi |Toda |",
    "Vendar |awer |mä |Αλλά |Інакш |А |Але |Али |Аммо |Бирок |Гэхдээ |Иначе |Лекин |Ләкин |Но |Харин |Әмма |",
    "Բայց |אבל |اما |لكن |لیکن |किन्तु |तर |पण |पर |परंतु |परन्तु |ਪਰ |પણ |ஆனால் |కాని |ಆದರೆ |പക്ഷേ|แต่ |თუმცა |",
    "მაგრამ |ግን |しかし|ただし|但し|但是|然し|단 |하지만 |😔",
  ].flatMap((line) => line.split("|").filter((word) => word !== "")),
};

/** A keyword of another language at the beginning of a line. */
export interface ForeignKeyword {
  readonly word: string;
  /** What it is in English. */
  readonly keyword: Keyword;
  /** In bold letters or in capitals, as a keyword is and few words of a sentence are. */
  readonly isMarked: boolean;
}

const before = /[ \t]*(?:\[[ xX]\][ \t]+)?([*_]{0,3})/y;
const behind = /^(?:[ \t*_:：]|$)/;
/** The longest keyword has fewer letters. */
const longest = 40;

/** The keywords by their first letter, the longest first: `Gegeben sei` before `Gegeben`. */
const byLetter: ReadonlyMap<string, readonly { readonly word: string; readonly keyword: Keyword }[]> =
  keywordsByLetter();

function keywordsByLetter() {
  const found = new Map<string, { readonly word: string; readonly keyword: Keyword }[]>();
  for (const keyword of keywords)
    for (const word of stepKeywords[keyword]) {
      const letter = word.charAt(0).toLowerCase();
      const known = found.get(letter) ?? [];
      found.set(letter, known);
      known.push({ word: word.toLowerCase(), keyword });
    }
  for (const words of found.values()) words.sort((a, b) => b.word.length - a.word.length);
  return found;
}

export function foreignKeywordAt(text: string, offset: number): ForeignKeyword | null {
  before.lastIndex = offset;
  const marks = before.exec(text)?.[1] ?? "";
  const from = before.lastIndex === 0 ? offset : before.lastIndex;
  const line = /^[^\n\r]*/.exec(text.slice(from, from + longest))?.[0] ?? "";
  const small = line.toLowerCase();
  const found = byLetter.get(small.charAt(0))?.find(({ word }) => {
    const whole = word.trimEnd();
    return small.startsWith(whole) && (whole === word || behind.test(small.slice(whole.length)));
  });
  if (found === undefined) return null;
  const word = line.slice(0, found.word.trimEnd().length);
  const isCapital = word === word.toUpperCase() && word !== word.toLowerCase() && word.length > 1;
  return { word, keyword: found.keyword, isMarked: marks !== "" || isCapital };
}

/** Short words and these are words of English, too. */
const alsoEnglish = /^(?:[A-Za-z]{1,3}|dat[ae])$/i;

/** Whether lines that begin so are the steps of a scenario in another language: one says it, or several together. */
export function isForeign(starts: readonly ForeignKeyword[]): boolean {
  const phases = new Set(starts.map(({ keyword }) => keyword).filter((keyword) => keyword !== "AND"));
  return phases.size > 1 || starts.some(({ isMarked, word }) => isMarked && !alsoEnglish.test(word));
}
