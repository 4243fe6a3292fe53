import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Account, Contact, CustomField } from './account.ts'

interface SavedContact extends Omit<Contact, 'tags' | 'customFields' | 'dndSettings'> {
  readonly tags: readonly string[]
  readonly customFields: readonly (readonly [string, string])[]
  readonly dndSettings: readonly (readonly [string, 'active' | 'inactive' | 'permanent'])[]
}

interface Saved {
  readonly contacts: readonly SavedContact[]
  readonly fields: readonly CustomField[]
}

/** Writes everything an account holds, but for the journal, into a file; all of it or nothing. */
export const save = (account: Account, file: string): void => {
  const contacts = [...account.contacts.values()].map(contact => ({
    ...contact,
    tags: [...contact.tags],
    customFields: [...contact.customFields],
    dndSettings: [...contact.dndSettings],
  }))
  const saved: Saved = { contacts, fields: account.allFields() }
  writeFileSync(`${file}.new`, JSON.stringify(saved))
  renameSync(`${file}.new`, file)
}

/** Takes back what was saved; nothing when there is no file. */
export const load = (account: Account, file: string): void => {
  if (!existsSync(file)) return
  const { contacts, fields } = JSON.parse(readFileSync(file, 'utf8')) as Saved
  for (const contact of contacts) {
    account.contacts.set(contact.id, {
      ...contact,
      tags: new Set(contact.tags),
      customFields: new Map(contact.customFields),
      dndSettings: new Map(contact.dndSettings),
    })
  }
  account.takeFields(fields)
}
