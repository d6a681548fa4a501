import { closest, type Problem } from '../report/index.ts';
import { MANAGEMENT, accountName, functionName } from './names.ts';
import type { Outline } from './outline.ts';
import { functionsOf } from './project.ts';

/** AWS's own limit of an account's e-mail address (https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html). */
const EMAIL_LENGTH = 64;
/** Lambda's limit of a function's name and IAM's of a role's. */
const NAME_LENGTH = 64;
const RESERVED = [MANAGEMENT, 'organization'];

/** Mistakes in what one place of the project says of another. */
export function crossCheck(project: Outline): Problem[] {
  return [...accounts(project), ...networks(project), ...exceptions(project), ...events(project), ...functions(project)];
}

function accounts(project: Outline): Problem[] {
  return project.environments.flatMap((environment, index) => {
    const path = `environments.${environment.name}`;
    const problems: Problem[] = [];
    if (RESERVED.includes(environment.name)) {
      problems.push({
        path,
        message: `the name ${JSON.stringify(environment.name)} is taken by Landfall itself`,
        fix: 'choose another name',
      });
    }
    if (environment.email.length > EMAIL_LENGTH) {
      problems.push({
        path: `${path}.email`,
        message: `the account's address ${environment.email} has ${environment.email.length} characters`,
        fix: `shorten organization.email or give ${path}.email: AWS allows ${EMAIL_LENGTH}`,
      });
    }
    const twin = project.environments.slice(0, index).find((other) => other.email.toLowerCase() === environment.email.toLowerCase());
    if (twin !== undefined) {
      problems.push({
        path: `${path}.email`,
        message: `${environment.email} is also the address of ${accountName(project.name, twin.name)}`,
        fix: 'give each account an address of its own: AWS takes an address once only',
      });
    }
    return problems;
  });
}

function networks(project: Outline): Problem[] {
  return project.environments.flatMap((environment, index) => {
    const twin = project.environments.slice(0, index).find((other) => other.network !== undefined && other.network === environment.network);
    return twin === undefined
      ? []
      : [
          {
            path: `environments.${environment.name}.network`,
            message: `${environment.network} is also the network of ${twin.name}`,
            fix: 'give each environment a network of its own, or none: then it gets a free one',
          },
        ];
  });
}

function exceptions(project: Outline): Problem[] {
  const names = project.environments.map((environment) => environment.name);
  return project.exceptions.flatMap((exception, index) =>
    names.includes(exception.to) ? [] : [unknownName(`organization.exceptions[${index}].to`, 'environment', exception.to, names)],
  );
}

function events(project: Outline): Problem[] {
  const { services } = project;
  const published = services.flatMap((service) => service.publishes);
  const twice = services.flatMap((service) =>
    service.publishes
      .filter((event) => published.indexOf(event) !== published.lastIndexOf(event))
      .map((event) => ({
        path: `architecture.services.${service.name}.publishes`,
        message: `the event ${JSON.stringify(event)} is published more than once`,
        fix: 'let one service publish an event; the others consume it',
      })),
  );
  const unknown = services.flatMap((service) =>
    service.consumers
      .filter((consumer) => !published.includes(consumer.on))
      .map((consumer) =>
        unknownName(`architecture.services.${service.name}.consumers.${consumer.name}.on`, 'published event', consumer.on, published),
      ),
  );
  return [...twice, ...unknown];
}

function functions(project: Outline): Problem[] {
  const entries = functionsOf(project);
  const clashes = entries.filter((entry, index) => entries.findIndex((other) => other.name === entry.name) !== index);
  const long = project.environments.flatMap((environment) =>
    entries
      .map((entry) => ({ entry, name: functionName(project.name, environment.name, entry.name) }))
      .filter(({ name }) => name.length > NAME_LENGTH)
      .map(({ entry, name }) => ({
        path: `architecture.services.${entry.service}`,
        message: `the function's name ${name} has ${name.length} characters`,
        fix: `shorten the project's, environment's, service's or consumer's name: Lambda allows ${NAME_LENGTH}`,
      })),
  );
  return [
    ...clashes.map((entry) => ({
      path: `architecture.services.${entry.service}`,
      message: `two functions are named ${JSON.stringify(entry.name)}`,
      fix: 'rename the service or the consumer (a consumer "api" clashes with the service\'s own function)',
    })),
    ...long,
  ];
}

function unknownName(path: string, what: string, given: string, known: readonly string[]): Problem {
  const match = closest(given, known);
  return {
    path,
    message: `there is no ${what} ${JSON.stringify(given)}`,
    fix: match === undefined ? `use one of ${known.join(', ') || '(there are none)'}` : `did you mean ${JSON.stringify(match)}?`,
  };
}
