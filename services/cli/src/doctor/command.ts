import { envOf } from '@baton/runtime'
import type { Command } from 'commander'
import { EXIT_CODES, judging } from '../judging.ts'
import { forApp } from '../platform/with-platform.ts'
import type { DoctorOptions } from './doctor.ts'

/** `baton doctor`: what is wrong with a cluster that the services cannot mend themselves. */
export const addDoctorCommand = (baton: Command): void => {
  const doctor = forApp(baton.command('doctor'))
    .description('Look for transactions left open in the topics of the app. Only reads.')
    .option('--older-than <seconds>', 'how long a transaction may be open', '60')
    .option('--json', 'one JSON line for each finding, for machines')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton doctor\n  npx baton doctor --older-than 10\n' +
        '  BATON_BROKERS=kafka:9093 BATON_REGISTRY_URL=http://registry:8081 BATON_SSL=true npx baton doctor --env\n' +
        `\n${EXIT_CODES} A found transaction looks like this:\n` +
        '  baton.contact.events.v1/2: records from offset 1042 on are held back by an open transaction\n' +
        '    producer 4007, epoch 3, transactional id billing-7, open for 312 s\n' +
        '    its coordinator aborts it after 900 s: find out why billing-7 does not end it, or stop it\n',
    )
  judging<DoctorOptions>(doctor, async options => {
    const { doctorCommand } = await import('./doctor.ts')
    return doctorCommand(options, envOf(), process.stdout)
  })
}
