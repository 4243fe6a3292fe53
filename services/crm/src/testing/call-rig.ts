import { isBatonError } from '@baton/domain'
import { silentLogger } from '@baton/runtime'
import { Registry } from 'prom-client'
import type { Answer } from '../highlevel/answer.ts'
import type { ApiRequest } from '../highlevel/request.ts'
import { LocationLimiter } from '../limit/limiter.ts'
import { crmMetrics } from '../metrics.ts'
import type { Call } from '../plan/call.ts'
import { FIELDS } from '../plan/fields.ts'
import { Location } from '../work/location.ts'
import { PACE } from '../work/pace.ts'
import { type CallContext, runCall } from '../work/run-call.ts'
import { SimulatedClock } from './simulated-clock.ts'

export const FAILING: Answer = { kind: 'unclear', cause: 'status-502', limits: {} }
export const BARRED: Answer = { kind: 'barred', status: 401, limits: {} }
export const ok = (body: object = {}): Answer => ({ kind: 'ok', body, limits: {} })

export const NOTE: Call = { kind: 'note', body: 'card\n[decision ff91491fabcdef01/0]' }
export const SET_FIELDS: Call = { kind: 'fields', values: { temperature: 'hot' } }
export const text = (said: string): Call => ({ kind: 'text', text: said, channel: 'sms' })

export const isLookUp = ({ path }: ApiRequest) => path.includes('/messages/export?')
export const isText = ({ method, path }: ApiRequest) =>
  method === 'POST' && path === '/conversations/messages'
export const isNote = ({ method, path }: ApiRequest) => method === 'POST' && path.endsWith('/notes')
export const isFieldList = ({ method, path }: ApiRequest) =>
  method === 'GET' && path.includes('/customFields')
export const contactOf = ({ body }: ApiRequest) =>
  (body as { contactId?: string } | undefined)?.contactId

const customFields = Object.values(FIELDS).map(({ name }, i) => ({ id: `f-${i}`, name }))

/**
 * Calls to one location on a simulated clock, with the real pace; `fault` says what goes wrong with
 * a request, if anything does.
 */
export const callRig = (fault: (request: ApiRequest, now: number) => Answer | null) => {
  const clock = new SimulatedClock()
  const sent: ApiRequest[] = []
  const parts = { clock, pace: PACE, random: () => 0.5, metrics: crmMetrics(new Registry()) }
  const location = new Location({
    ...parts,
    locationId: 'loc-1',
    send: async request => {
      sent.push(request)
      const failed = fault(request, clock.now())
      if (failed) return failed
      if (isLookUp(request)) return ok({ messages: [] })
      if (isFieldList(request)) return ok({ customFields })
      return ok({ messageId: `m-${sent.length}`, notes: [] })
    },
    limiter: new LocationLimiter({ clock, inFlightMax: 8, dailyReserve: 0 }),
    log: silentLogger(),
  })
  /** What became of it, and when. */
  const run = async (contactId: string, call: Call, more: Partial<CallContext> = {}) => {
    const context: CallContext = {
      contactId,
      priority: () => 0 as const,
      signal: new AbortController().signal,
      doubt: undefined,
      begin: async () => {},
      isOther: () => false,
      withheld: () => null,
      ...more,
    }
    try {
      const { status, note } = await runCall(call, location, context, parts)
      return { end: `${status} ${note}`.trim(), at: clock.now() }
    } catch (error) {
      return { end: isBatonError(error) ? error.code : String(error), at: clock.now() }
    }
  }
  const pass = async (ms: number, step: number, each = () => {}) => {
    for (let passed = 0; passed < ms; passed += step) {
      await clock.advance(step)
      each()
    }
  }
  const textsTo = (contactId: string) =>
    sent.filter(one => isText(one) && contactOf(one) === contactId).length
  return { location, sent, run, pass, textsTo }
}
