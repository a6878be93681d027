/** Why a store cannot be opened or used, in words for the people who run it. */
export class StoreFault extends Error {
  override readonly name = "StoreFault";
}
