import { describe, expect, test } from 'vitest'
import { Contact } from '../testing/contact.ts'

const switched = (on: boolean, by: string) => ({
  'baton.AutomationSwitched': { on, by, reason: '' },
})

describe('automation', () => {
  test('is switched on again by whoever switched it off', () => {
    const contact = new Contact()
    contact.happens(switched(false, 'highlevel:tags'))
    expect(contact.says('hi')).toMatchObject({ verdict: 'recorded', reason: 'automation-off' })
    contact.happens(switched(true, 'highlevel:tags'))
    expect(contact.says('hi').verdict).toBe('continue')
  })

  test('that an operator switched off stays off when tags change', () => {
    const contact = new Contact()
    contact.happens(switched(false, 'highlevel:tags'))
    contact.happens(switched(false, 'operator:kim'))
    expect(contact.happens(switched(true, 'highlevel:tags')).reason).toBe('off-by-another')
    expect(contact.state?.automation).toBe(false)
  })

  test('is switched on by any operator', () => {
    const contact = new Contact()
    contact.happens(switched(false, 'highlevel:tags'))
    contact.happens(switched(true, 'operator:kim'))
    expect(contact.state).toMatchObject({ automation: true, automationOffBy: '' })
  })
})
