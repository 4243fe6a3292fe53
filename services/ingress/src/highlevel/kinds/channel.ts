/** A Map: what is looked up is a stranger's word, such as `constructor`. */
const SPECIAL: ReadonlyMap<string, string> = new Map([
  ['type_custom_provider_sms', 'sms'],
  ['custom', 'sms'],
  ['type_custom_email', 'email'],
  ['type_custom_provider_email', 'email'],
])

/**
 * `SMS`, `TYPE_SMS`, `Live Chat` → sms, live_chat: as the CRM service names channels when it
 * answers.
 */
export const channelOf = (messageType: string): string => {
  const name = messageType.trim().toLowerCase().replaceAll(/\s+/g, '_')
  return SPECIAL.get(name) ?? name.replace(/^type_/, '')
}
