import { BatonError } from '@baton/domain'
import { z } from 'zod'
import { customFieldsPath, fieldListing } from '../highlevel/probes.ts'
import { type ApiRequest, VERSIONS } from '../highlevel/request.ts'
import { type FieldIds, namesOf } from '../highlevel/writes.ts'
import { FIELDS, type FieldName } from '../plan/fields.ts'
import type { Asking, OwnAnswer } from './location.ts'

const listing = z.looseObject({
  customFields: z.array(z.looseObject({ id: z.string(), name: z.string() })),
})

/** How often they are listed until all that were created are there. */
const TRIES = 5
/** Statuses of refusals that are the token's. */
const LACKS_SCOPE = [401, 403]

/**
 * Ids of Baton's custom fields in one location: looked up once, created where they are missing,
 * looked up anew when in doubt.
 */
export class FieldDirectory {
  readonly #locationId: string
  readonly #ask: (request: ApiRequest, asking: Asking) => Promise<OwnAnswer>
  #ids: Promise<FieldIds> | undefined

  constructor(
    locationId: string,
    ask: (request: ApiRequest, asking: Asking) => Promise<OwnAnswer>,
  ) {
    this.#locationId = locationId
    this.#ask = ask
  }

  /**
   * Whoever asks first looks them up for all. Rejects with CRM_REFUSED when the token may not, with
   * OUTCOME_UNKNOWN when HighLevel does not answer, and with CRM_FIELDS_MISSING when they are not
   * there all the same: its list may lag.
   */
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
      await this.#createAll(missing, asking)
    }
    throw new BatonError(
      'CRM_FIELDS_MISSING',
      `custom fields cannot be created; create them by hand: ${namesInWords(names)}`,
    )
  }

  /** Of two fields of one name the first counts. */
  async #list(asking: Asking): Promise<ReadonlyMap<string, string>> {
    const request = fieldListing(this.#locationId)
    const answer = await this.#ask(request, { ...asking, what: 'list-fields' })
    if (answer.kind === 'refused') {
      throw new BatonError(
        'CRM_REFUSED',
        'custom fields cannot be listed: give the token the scope locations/customFields.readonly',
      )
    }
    const parsed = answer.kind === 'ok' ? listing.safeParse(answer.body) : undefined
    if (!parsed?.success) throw new BatonError('OUTCOME_UNKNOWN', 'custom fields are not listed')
    const { customFields } = parsed.data
    return new Map(customFields.toReversed().map(({ name, id }) => [name, id]))
  }

  /**
   * Until one is not: which are there is seen in the next listing, and another process may be
   * creating them too.
   */
  async #createAll(names: readonly FieldName[], asking: Asking): Promise<void> {
    const path = customFieldsPath(this.#locationId)
    for (const name of names) {
      const body = { ...FIELDS[name], model: 'contact' }
      const request: ApiRequest = { method: 'POST', path, version: VERSIONS.contacts, body }
      const answer = await this.#ask(request, { ...asking, what: 'create-field' })
      if (answer.kind === 'refused' && LACKS_SCOPE.includes(answer.status)) {
        throw new BatonError(
          'CRM_REFUSED',
          `custom fields cannot be created: give the token the scope locations/customFields.write, or create them by hand: ${namesInWords(names)}`,
        )
      }
      if (answer.kind !== 'ok') return
    }
  }
}

const namesInWords = (names: readonly FieldName[]): string =>
  names.map(name => FIELDS[name].name).join(', ')
