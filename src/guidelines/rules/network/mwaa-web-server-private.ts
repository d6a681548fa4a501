import { noneOf, settingRule } from '../../settings/index.ts';

export const mwaaWebServerPrivate = settingRule({
  id: 'mwaa-web-server-private',
  title: 'The console of Airflow is reached only from the VPC',
  promise: 'G4',
  severity: 'medium',
  severityReason: 'It still asks for a sign-in of IAM, but it runs code with the role of the environment.',
  layer: 'template',
  why: 'Who gets into the console starts any workflow, with the connections and secrets that it has.',
  sources: ['https://docs.aws.amazon.com/mwaa/latest/userguide/configuring-networking.html'],
  settings: {
    'AWS::MWAA::Environment': [
      { path: ['WebserverAccessMode'], holds: noneOf(['PUBLIC_ONLY']), fault: "Airflow's console is on the internet", set: 'PRIVATE_ONLY' },
    ],
  },
});
