/** Ends the chat, as its input does. */
export const QUIT: readonly string[] = ['/quit', '/exit']
export const HELP = '/help'
/** Shows the contact's card in the local CRM. */
export const CARD = '/card'

/**
 * What a line tells the chat itself to do, by its first slash; undefined when it is a text to send.
 * What is sent is in the log of the contact for good.
 */
export const commandOf = (line: string): string | undefined => {
  const word = line.trim()
  return word.startsWith('/') && !word.startsWith('//') ? word : undefined
}

/** The text that a line sends: with two slashes in front it begins with one. */
export const textOf = (line: string): string =>
  line.trimStart().startsWith('//') ? line.trimStart().slice(1) : line

/** What `/help` shows, line by line. */
export const helpLines = (hasCard: boolean): readonly string[] => [
  ...(hasCard ? [`${CARD}  shows the contact in the CRM`] : []),
  `${QUIT.join(', ')}  end the chat, as Ctrl-D does`,
  '//text  sends /text',
]

/** Why a command that there is not was not taken for a text. */
export const unknownText = (command: string): string =>
  `${command} is no command; ${HELP} shows them, /${command} sends it`
