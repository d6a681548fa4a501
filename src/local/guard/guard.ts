import type dgram from 'node:dgram';
import type dns from 'node:dns';
import type module from 'node:module';
import type net from 'node:net';

/**
 * Lets only loopback connect, in this process and its workers; Node processes started from it inherit it. A name below `localhost`
 * always means this machine. It's a safety net for code that means well: native add-ons and programs that aren't Node pass it.
 *
 * Self-contained, as its text is also written to a file which other processes load: nothing of this module is in its reach.
 * `file` is where that text stands; empty where it stands nowhere, and processes that are started inherit nothing.
 */
export function guard(require: (name: string) => unknown, file: string): void {
  const sockets = require('node:net') as typeof net;
  const names = require('node:dns') as typeof dns;
  const datagrams = require('node:dgram') as typeof dgram;
  const { syncBuiltinESMExports } = require('node:module') as typeof module;

  type Loose = (...values: unknown[]) => unknown;
  const options = process.env['NODE_OPTIONS'] ?? '';
  if (!options.includes(file)) process.env['NODE_OPTIONS'] = `${options} --require="${file.replaceAll(/["\\]/g, '\\$&')}"`.trim();

  const mark = Symbol.for('landfall.guard');
  const prototype = sockets.Socket.prototype as unknown as Record<PropertyKey, unknown>;
  if (prototype[mark] === true) return;
  prototype[mark] = true;

  const belowLocalhost = (host: string): boolean => /^.+\.localhost\.?$/i.test(host);
  const isLocal = (host: string): boolean => {
    const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
    if (bare === 'localhost' || belowLocalhost(bare)) return true;
    const mapped = bare.replace(/^::ffff:/, '');
    if (sockets.isIPv4(mapped)) return mapped.startsWith('127.') || mapped === '0.0.0.0';
    return bare === '::1' || bare === '::';
  };
  const refusal = (host: string): Error =>
    Object.assign(
      new Error(`A rehearsal on the local cloud can't leave this machine: the connection to ${host} was refused by Landfall's guard.`),
      {
        code: 'LANDFALL_GUARD',
        host,
      },
    );

  type Lookup = (name: string, choice: { all?: boolean }, done: Loose) => void;
  const lookupHere: Lookup = (_name, choice, done) => {
    process.nextTick(() => (choice.all === true ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)));
  };
  // As a name that isn't found: the one failure for which everything that connects is prepared.
  const refuseLookup = (host: string): Lookup => {
    const error = refusal(host);
    return (_name, _choice, done) => process.nextTick(() => done(error));
  };

  const connect = sockets.Socket.prototype.connect as unknown as Loose;
  prototype['connect'] = function guarded(this: net.Socket, ...given: unknown[]): unknown {
    // `net.connect` hands over an array that it has put in order already: [options, callback].
    const [first, second, ...others] = Array.isArray(given[0]) ? (given[0] as unknown[]) : given;
    const isOptions = typeof first === 'object' && first !== null;
    const wanted = isOptions ? (first as Record<string, unknown>) : { port: first, host: second };
    const { host } = wanted;
    const isPipe = typeof wanted['path'] === 'string' || (typeof wanted['port'] === 'string' && Number.isNaN(Number(wanted['port'])));
    if (isPipe || typeof host !== 'string' || host === '') return Reflect.apply(connect, this, given);
    const rest = isOptions ? [second, ...others] : others;
    if (!isLocal(host)) return Reflect.apply(connect, this, [{ ...wanted, host: 'refused.invalid', lookup: refuseLookup(host) }, ...rest]);
    if (belowLocalhost(host)) return Reflect.apply(connect, this, [{ ...wanted, lookup: lookupHere }, ...rest]);
    return Reflect.apply(connect, this, given);
  };

  // Names are said aloud by asking for them.
  const isAsked = (name: unknown): name is string => typeof name === 'string' && name !== '' && sockets.isIP(name) === 0 && !isLocal(name);
  const refuseCallback = (owner: Record<string, unknown>, method: string): void => {
    const original = owner[method] as (Loose & Record<symbol, unknown>) | undefined;
    if (original === undefined) return;
    const guarded = function guarded(this: unknown, ...given: unknown[]): unknown {
      const done = given.at(-1);
      if (!isAsked(given[0]) || typeof done !== 'function') return Reflect.apply(original, this, given);
      const error = refusal(given[0]);
      process.nextTick(() => (done as Loose)(error));
      return undefined;
    };
    // `util.promisify` finds there how to name what it gets.
    const own: Record<symbol, unknown> = {};
    for (const symbol of Object.getOwnPropertySymbols(original)) own[symbol] = original[symbol];
    owner[method] = Object.assign(guarded, own);
  };
  const refusePromise = (owner: Record<string, unknown>, method: string): void => {
    const original = owner[method];
    if (typeof original !== 'function') return;
    owner[method] = function guarded(this: unknown, ...given: unknown[]): unknown {
      return isAsked(given[0]) ? Promise.reject(refusal(given[0])) : Reflect.apply(original, this, given);
    };
  };
  const questions = ['resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveCaa', 'resolveCname', 'resolveMx', 'resolveNaptr'];
  questions.push('resolveNs', 'resolvePtr', 'resolveSoa', 'resolveSrv', 'resolveTlsa', 'resolveTxt', 'reverse');
  for (const question of [...questions, 'lookup']) {
    refuseCallback(names as unknown as Record<string, unknown>, question);
    refusePromise(names.promises as unknown as Record<string, unknown>, question);
  }
  for (const question of questions) {
    refuseCallback(names.Resolver.prototype as unknown as Record<string, unknown>, question);
    refusePromise(names.promises.Resolver.prototype as unknown as Record<string, unknown>, question);
  }

  const datagram = datagrams.Socket.prototype as unknown as Record<string, unknown>;
  for (const method of ['send', 'connect']) {
    const original = datagram[method] as Loose;
    datagram[method] = function guarded(this: unknown, ...given: unknown[]): unknown {
      // The address is the only text behind the message: send(message, [offset, length,] port, address), connect(port, address).
      const address = given.slice(1).find((value) => typeof value === 'string');
      if (typeof address === 'string' && !isLocal(address)) throw refusal(address);
      return Reflect.apply(original, this, given);
    };
  }
  syncBuiltinESMExports();
}

/** The guard as a CommonJS file for `--require`, which reaches workers too. */
export function guardText(): string {
  return `'use strict';\n(${guard.toString()})(require, __filename);\n`;
}
