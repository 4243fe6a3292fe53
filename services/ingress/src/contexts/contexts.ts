import { type ContextPackage, isBatonError, RESERVED_PREFIX } from '@baton/domain'
import { currentContext } from '@baton/rules'
import type { ActivePolicies } from './active-policies.ts'
import type { StateView } from './state-view.ts'

/** A contact's context and who has the conversation. */
export interface Context extends ContextPackage {
  readonly owner: string
}

export interface FoundContext {
  /** `state`: what the router committed; `crm`: the copy in the contact's field there. */
  readonly source: 'state' | 'crm'
  readonly context: Context
}

/** Another place to look when Baton itself knows nothing of a contact. */
export type ContextCopy = (contactId: string) => Promise<Context | null>

export interface ContextsOptions {
  readonly states: Pick<StateView, 'get'>
  readonly policies: Pick<ActivePolicies, 'of'>
  readonly copy?: ContextCopy | undefined
  /** ms. */
  readonly now: () => number
}

/** Finds what a contact's owner was handed; expired context is never given. */
export class Contexts {
  readonly #options: ContextsOptions

  constructor(options: ContextsOptions) {
    this.#options = options
  }

  /** null when there is none that is valid. */
  async of(contactId: string): Promise<FoundContext | null> {
    if (contactId === '' || contactId.startsWith(RESERVED_PREFIX)) return null
    const { states, policies, copy, now } = this.#options
    const state = await states.get(contactId)
    if (state) {
      const policy = await policies.of(state.locationId)
      const context = policy && currentContext(state, now(), policy)
      return context && { source: 'state', context: { owner: state.owner, ...context } }
    }
    const copied = (await copy?.(contactId).catch(noneIfRefused)) ?? null
    return copied && { source: 'crm', context: copied }
  }
}

/**
 * What the CRM does not let us read is no copy; the writer to the CRM logs what its token lacks.
 */
const noneIfRefused = (error: unknown): null => {
  if (isBatonError(error) && error.remedy === 'poison') return null
  throw error
}
