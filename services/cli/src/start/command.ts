import { errorMessage, isBatonError } from '@baton/domain'
import { type Env, untilStopped } from '@baton/runtime'
import { startAll } from './start.ts'
import { alsoInTerminal, logFileIn } from './start-log.ts'

export interface StartFlags {
  readonly data: string
  readonly policy: string
  /** Names with commas between. */
  readonly without?: string
}

/** `baton start`: runs until Ctrl-C. */
export const startCommand = async (
  flags: StartFlags,
  env: Env,
  say: (line: string) => void,
): Promise<void> => {
  const begun = performance.now()
  const names = flags.without?.split(',').map(name => name.trim()) ?? []
  const without = names.filter(name => name !== '')
  const running = await startAll({
    dataDir: flags.data,
    policyFile: flags.policy,
    env,
    say,
    without,
  })
  running.ended.catch(error => say(endText(error, flags.data)))
  const startedMs = Math.round(performance.now() - begun)
  running.log.info('started', { url: running.ingressUrl, durationMs: startedMs })
  const seconds = (startedMs / 1000).toFixed(1)
  say(`ready in ${seconds} s`)
  say(`  messages  ${running.ingressUrl}/v1/messages`)
  say(`  metrics   ${running.adminUrl}/metrics   health ${running.adminUrl}/health/ready`)
  if (running.inboxUrl) {
    say(`  CRM       local, no BATON_HIGHLEVEL_TOKENS: ${running.inboxUrl}/<contact>/card`)
  } else say('  CRM       HighLevel')
  say(`  logs      ${logFileIn(flags.data)}`)
  say('  talk to it with `npx baton chat` in another terminal; Ctrl-C ends')
  await untilStopped(running, { log: alsoInTerminal(running.log) })
  running.log.info('stopped')
  say('stopped; everything is kept')
}

const endText = (error: unknown, dataDir: string): string => {
  const message = errorMessage(error)
  return isBatonError(error) && error.code === 'NO_CLUSTER'
    ? `${message}: start it again, what it had is kept (its log: ${dataDir}/cluster/logs)`
    : `ended: ${message} (see ${logFileIn(dataDir)})`
}
