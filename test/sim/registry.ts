import { type Codecs, codecFor, fixedSchemas, schemaText, type WriterSchemas } from '@baton/codec'
import { BatonError } from '@baton/domain'
import { CODECS, FOREIGN_ID } from './app.ts'
import type { Timeline } from './timeline.ts'

const ASKED_WITHIN_MS = 20
const GIVEN_UP_AFTER_MS = 1_000

/** A registry that is away now and then; it is asked once for the one foreign id there is. */
export class SimulatedRegistry implements WriterSchemas {
  readonly codecs: Codecs
  isAway = false
  readonly #timeline: Timeline
  readonly #schemas = fixedSchemas(new Map([[FOREIGN_ID, schemaText('contact.events.v1')]]))
  #known = false

  constructor(timeline: Timeline) {
    this.#timeline = timeline
    const events = codecFor('contact.events.v1', CODECS.of('contact.events.v1').id, this)
    this.codecs = {
      of: schema => (schema === 'contact.events.v1' ? (events as never) : CODECS.of(schema)),
    }
  }

  get(id: number) {
    return id === FOREIGN_ID && !this.#known ? undefined : this.#schemas.get(id)
  }

  request(id: number): void {
    this.ensure([id]).catch(() => {})
  }

  ensure(ids: Iterable<number>): Promise<void> {
    if (this.#known || ![...ids].includes(FOREIGN_ID)) return Promise.resolve()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    if (this.isAway) {
      const error = new BatonError('REGISTRY_UNAVAILABLE', 'away')
      this.#timeline.after(GIVEN_UP_AFTER_MS, 'registry away', () => reject(error))
    } else {
      this.#timeline.after(ASKED_WITHIN_MS, 'registry answers', () => {
        this.#known = true
        resolve()
      })
    }
    return promise
  }
}
