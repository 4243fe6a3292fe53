import { BatonError } from '@baton/domain'
import { z } from 'zod'
import { type ApiRequest, VERSIONS } from '../highlevel/request.ts'
import { type FieldIds, namesOf } from '../highlevel/writes.ts'
import { FIELDS, type FieldName } from '../plan/fields.ts'
import type { Asking, OwnAnswer } from './location.ts'

const listing = z.looseObject({
  customFields: z.array(z.looseObject({ id: z.string(), name: z.string() })),
})

/** How often an unclear answer is asked again. */
const TRIES = 5

/** Ids of Baton's custom fields in one location: looked up once, created where they are missing, looked up anew when in doubt. */
export class FieldDirectory {
  readonly #path: string
  readonly #ask: (request: ApiRequest, asking: Asking) => Promise<OwnAnswer>
  #ids: Promise<FieldIds> | undefined

  constructor(
    locationId: string,
    ask: (request: ApiRequest, asking: Asking) => Promise<OwnAnswer>,
  ) {
    this.#path = `/locations/${encodeURIComponent(locationId)}/customFields`
    this.#ask = ask
  }

  /** Whoever asks first looks them up for all. Rejects with CRM_FIELDS_MISSING when HighLevel does not let them be created. */
  ids(asking: Asking): Promise<FieldIds> {
    this.#ids ??= this.#find(asking).catch(error => {
      this.forget()
      throw error
    })
    return this.#ids
  }

  /** Somebody deleted a field, it seems. */
  forget(): void {
    this.#ids = undefined
  }

  async #find(asking: Asking): Promise<FieldIds> {
    const names = namesOf(FIELDS)
    for (let tries = 0; tries < TRIES; tries++) {
      const found = await this.#list(asking)
      const missing = names.filter(name => !found.has(FIELDS[name].name))
      if (missing.length === 0) {
        const ids = names.map(name => [name, found.get(FIELDS[name].name)])
        return Object.fromEntries(ids) as FieldIds
      }
      // Whether each was created is seen in the next listing: another process may be creating it too.
      for (const name of missing) await this.#create(name, asking)
    }
    throw new BatonError(
      'CRM_FIELDS_MISSING',
      `custom fields cannot be created: give the token the scope locations/customFields.write, or create them by hand: ${names
        .map(name => FIELDS[name].name)
        .join(', ')}`,
    )
  }

  /** Of two fields of one name the first counts. */
  async #list(asking: Asking): Promise<ReadonlyMap<string, string>> {
    for (let tries = 0; tries < TRIES; tries++) {
      const request: ApiRequest = {
        method: 'GET',
        path: `${this.#path}?model=contact`,
        version: VERSIONS.contacts,
      }
      const answer = await this.#ask(request, { ...asking, what: 'list-fields' })
      const parsed = answer.kind === 'ok' ? listing.safeParse(answer.body) : undefined
      if (!parsed?.success) continue
      const { customFields } = parsed.data
      return new Map(customFields.toReversed().map(({ name, id }) => [name, id]))
    }
    throw new BatonError('CRM_FIELDS_MISSING', 'custom fields cannot be listed')
  }

  async #create(name: FieldName, asking: Asking): Promise<void> {
    const body = { ...FIELDS[name], model: 'contact' }
    await this.#ask(
      { method: 'POST', path: this.#path, version: VERSIONS.contacts, body },
      { ...asking, what: 'create-field' },
    )
  }
}
