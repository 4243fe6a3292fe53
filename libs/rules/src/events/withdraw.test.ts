import { textMessage } from '@baton/domain'
import { describe, expect, test } from 'vitest'
import { beginStep, type Step } from '../step.ts'
import { Contact, HOUR, MINUTE } from '../testing/contact.ts'
import { alwaysDefers, plain, realEstate, tablesOf, unwell } from '../testing/policies.ts'
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
  takenBack: [],
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

const BOTH = 'I want to buy a house in Bend and I also want to sell my place in Salem'
const NO_SALE = "Actually I'm not selling anymore"
const NO_PURCHASE = "we're not buying anymore"

const switched = (contact: Contact, on: boolean) =>
  contact.happens({ 'baton.AutomationSwitched': { on, by: 'operator:kim', reason: '' } })

const planned = () => {
  const contact = new Contact(tablesOf({ policy: realEstate }))
  contact.says(BOTH)
  expect(contact.state).toMatchObject({ owner: 'buyer', queued: { target: 'seller' } })
  return contact.after(MINUTE)
}

describe('what is taken back will not come, whoever hears it', () => {
  test.each([
    ['a bot', () => undefined],
    ['a person', (contact: Contact) => contact.says('can I talk to a person')],
    ['nobody, as bots are off', (contact: Contact) => switched(contact, false)],
  ])('%s', (_, hears) => {
    const contact = planned()
    hears(contact)
    contact.after(MINUTE).says(NO_SALE)
    expect(contact.state?.queued).toBeNull()
    expect(contact.beside).toMatchObject([{ event: 'release', reason: 'withdrawn' }])
  })
})

describe('what waits behind an intent that is taken back need not wait', () => {
  test('where the contact is with its bot', () => {
    const contact = planned()
    contact.says(NO_PURCHASE)
    expect(contact.state).toMatchObject({ owner: 'seller', queued: null })
    expect(contact.routes.at(-1)).toMatchObject({ bot: 'seller', why: 'release' })
    expect(contact.routes.at(-1)?.message?.text).toBe(NO_PURCHASE)
  })

  test('where its bot has yet to recover', () => {
    const { deferral } = alwaysDefers
    const policy = { ...realEstate, deferral }
    const contact = new Contact(tablesOf({ policy, health: [unwell('buyer')] }))
    contact.says(BOTH)
    expect(contact.state).toMatchObject({ owner: 'lead', deferred: { target: 'buyer' } })
    contact.after(MINUTE).says(NO_PURCHASE)
    expect(contact.state).toMatchObject({ owner: 'seller', deferred: null, queued: null })
  })

  test('but is tried once, where the message asks for it too and a guard is closed', () => {
    const contact = new Contact(tablesOf({ policy: realEstate }))
    contact.says('I want to sell my house')
    contact.after(MINUTE).says('I want to buy a house')
    contact.after(MINUTE).says('we want to buy a house in Bend and also sell my place in Salem')
    contact.after(MINUTE).says("We're not buying anymore. I want to sell my house")
    expect(contact.last.filter(({ decision }) => decision.verdict === 'refused')).toHaveLength(1)
    expect(contact.state).toMatchObject({ queued: { target: 'seller' }, blocked: [contact.at] })
  })

  test('once bots may speak again', () => {
    const contact = planned()
    switched(contact, false)
    contact.after(MINUTE).says(NO_PURCHASE)
    expect(contact.state).toMatchObject({ owner: 'buyer', queued: { target: 'seller' } })
    switched(contact.after(HOUR), true)
    expect(contact.state).toMatchObject({ owner: 'seller', queued: null })
  })
})

test('what is taken back is nothing to turn back to: the deferral of another stays', () => {
  const { deferral } = alwaysDefers
  const policy = { ...realEstate, deferral }
  const contact = new Contact(tablesOf({ policy, health: [unwell('seller')] }))
  contact.says('I want to buy a house in Bend')
  contact.after(HOUR).says('I need to sell my house')
  expect(contact.state?.deferred).toMatchObject({ target: 'seller' })
  contact.after(MINUTE).happens({
    'baton.MessageReceived': {
      ...textMessage('m9', NO_PURCHASE),
      intents: [{ intent: 'buyer', score: 9900 }],
    },
  })
  expect(contact.state?.deferred).toMatchObject({ target: 'seller' })
})

describe('what waited behind an intent that is taken back', () => {
  const renting = {
    ...plain,
    bots: { ...plain.bots, renter: { ...plain.bots.buyer!, tag: 'Renter' } },
    intents: {
      ...realEstate.intents,
      renter: { bot: 'renter', phrases: [{ text: 'rent', weight: 9500 }] },
    },
    reader: 'real-estate',
    routes: [
      ...plain.routes,
      { ...plain.routes[0]!, from: 'buyer', to: 'renter' },
      { ...plain.routes[0]!, from: 'renter', to: 'seller' },
    ],
  } as const
  const planned = () => {
    const contact = new Contact(tablesOf({ policy: renting }))
    contact.says('I want to buy a house and also sell my house')
    return contact.after(HOUR)
  }

  test('waits for the bot that the contact turns to instead', () => {
    const contact = planned()
    const turned = contact.says('We are not buying anymore. We want to rent')
    expect(turned).toMatchObject({ verdict: 'handoff', ownerAfter: 'renter' })
    expect(contact.beside).toEqual([])
    expect(contact.state?.queued).toMatchObject({ target: 'seller', after: 'renter' })
  })

  test('comes at once where the contact turns to nobody', () => {
    const contact = planned()
    contact.says('We are not buying anymore.')
    expect(contact.beside).toMatchObject([{ verdict: 'released', ownerAfter: 'seller' }])
  })
})
