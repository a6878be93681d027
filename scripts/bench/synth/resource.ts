/** One thing of a synthesised capability, and the names its five operations and their texts are made of. */
export interface Resource {
  /** Entity: `Parcel7`. */
  readonly entity: string;
  /** Prefix of its ids and handle in scenarios: `parcel7`. */
  readonly handle: string;
  /** Where it is served: `/api/area7/parcels`. */
  readonly path: string;
  /** Its refusal: `PARCEL_NOT_FOUND`. */
  readonly notFound: string;
  /** The entity whose id its `parentId` holds; the first of a capability has none. */
  readonly parent: string | null;
}

export const nouns = ["Parcel", "Carrier", "Depot", "Invoice"] as const;

/** The refusal of a noun, the same in every capability. */
export const notFoundCode = (noun: string): string => `${noun.toUpperCase()}_NOT_FOUND`;

/** The resources of one capability, each naming the one before it as its parent. */
export function resourcesOf(area: number): readonly Resource[] {
  return nouns.map((noun, index) => {
    const before = nouns[index - 1];
    return {
      entity: `${noun}${area}`,
      handle: `${noun.toLowerCase()}${area}`,
      path: `/api/area${area}/${noun.toLowerCase()}s`,
      notFound: notFoundCode(noun),
      parent: before === undefined ? null : `${before}${area}`,
    };
  });
}
