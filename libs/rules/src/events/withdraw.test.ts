import { expect, test } from 'vitest'
import { beginStep, type Step } from '../step.ts'
import { Contact } from '../testing/contact.ts'
import { alwaysDefers, plain, tablesOf, unwell } from '../testing/policies.ts'
import { withdraw } from './withdraw.ts'

const stepOn = (contact: Contact): Step =>
  beginStep(
    contact.state!,
    {
      contactId: 'c1',
      decisionId: 'd',
      partition: 0,
      offset: 9,
      slot: 0,
      at: contact.at,
      tables: tablesOf(),
      policy: plain,
      policyHash: 'policy',
      settled: 0,
      ahead: null,
    },
    'MessageReceived',
  )

const taken = (withdrawn: string[]) => ({
  intents: [],
  human: 0,
  optOut: 0,
  first: null,
  withdrawn,
  evidence: [],
  facts: [],
})

test('an intent taken back drops what was queued for it, with the reason', () => {
  const contact = new Contact()
  contact.says('buy and sell')
  const step = stepOn(contact)
  withdraw(step, taken(['seller']))
  expect(step.state.queued).toBeNull()
  expect(step.causes).toMatchObject([{ ended: { event: 'release', reason: 'withdrawn' } }])
})

test('an intent taken back cancels its deferral', () => {
  const contact = new Contact(tablesOf({ policy: alwaysDefers, health: [unwell('buyer')] }))
  contact.says('buy')
  const step = stepOn(contact)
  withdraw(step, taken(['buyer']))
  expect(step.state).toMatchObject({ deferred: null, timers: [] })
  expect(step.causes).toMatchObject([{ ended: { event: 'retry', reason: 'withdrawn' } }])
})

test('taking one intent back leaves the other', () => {
  const contact = new Contact()
  contact.says('buy and sell')
  const step = stepOn(contact)
  withdraw(step, taken(['buyer']))
  expect(step.state.queued).toMatchObject({ target: 'seller' })
})
