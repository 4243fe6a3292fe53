const SPECIAL: Readonly<Record<string, string>> = { type_custom_provider_sms: 'sms', custom: 'sms' }

/** `SMS`, `TYPE_SMS`, `Live Chat` → sms, live_chat: as the CRM service names channels when it answers. */
export const channelOf = (messageType: string): string => {
  const name = messageType.trim().toLowerCase().replaceAll(/\s+/g, '_')
  return SPECIAL[name] ?? name.replace(/^type_/, '')
}
