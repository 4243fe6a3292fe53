export interface Message {
  readonly messageId: string
  readonly contactId: string
  readonly locationId: string
  readonly text: string
  /** Event time, ms. */
  readonly at: number
}
export function messages(n: number, seed?: number): Generator<Message>
/** In the peer's schema, behind the five bytes of the wire format. */
export function encode(message: Message): Buffer
export function mulberry32(seed: number): () => number
