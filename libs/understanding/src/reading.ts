/**
 * A probability or weight as an integer in 1/10,000, so that equal input gives equal scores on
 * every machine.
 */
export type Score = number

/**
 * A span of the ORIGINAL text (UTF-16 offsets) that spoke for a label; weight in 1/10,000 of the
 * label's total.
 */
export interface Evidence {
  /** 'buyer' | 'seller' | 'human' | 'optOut' | 'optIn', or the key of a slot. */
  readonly label: string
  readonly start: number
  readonly end: number
  readonly weight: Score
}

/** A deal that a message may raise: to buy, or to sell. */
export type Intent = 'buyer' | 'seller'

/** Which home or person a fact is about: the home sought, the own home on sale, or the contact. */
export type Side = 'buying' | 'selling' | 'person'

/** One stated fact, with where it stands in the original text. */
export interface Slot {
  readonly side: Side
  readonly name: string
  readonly value: string
  readonly confidence: Score
  readonly start: number
  readonly end: number
}

/**
 * What is no longer wanted of what may have several values: "not 60120", "forget the pool"; stated
 * by no slot of the message.
 */
export interface TakenBack {
  readonly side: Side
  readonly name: 'features' | 'zip'
  /** null for every value said before: "only 93705 now". */
  readonly value: string | null
  readonly start: number
  readonly end: number
}

/** The facts of a message: what it states, and what it takes back. */
export interface Facts {
  readonly slots: readonly Slot[]
  readonly takenBack: readonly TakenBack[]
}

/** What one message says. */
export interface Reading extends Facts {
  /**
   * That this message raises a purchase, a sale, a wish for a person, an end of messages.
   * Independent of each other.
   */
  readonly buyer: Score
  readonly seller: Score
  readonly human: Score
  readonly optOut: Score
  /** The whole message is START or UNSTOP. */
  readonly optIn: boolean
  /**
   * With both intents: which comes first ("must sell first" is the seller; else the one named
   * first).
   */
  readonly first: Intent | null
  /** An intent taken back: "not selling anymore", "forget the buying part". */
  readonly withdrawn: { readonly buyer: boolean; readonly seller: boolean }
  readonly evidence: readonly Evidence[]
}

/** Where the message was said. */
export interface ReadingContext {
  /** The bot that holds the thread: 'lead' | 'buyer' | 'seller' | 'human' | 'none'. */
  readonly bot: string
  readonly pendingQuestion: { readonly side: string; readonly name: string } | null
  /**
   * The deal that the facts are of, where what was said before tells: "the Kent house is 3 bed".
   */
  readonly about?: Intent | null
}
