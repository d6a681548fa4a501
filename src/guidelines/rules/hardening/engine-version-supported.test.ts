import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { estateOfTemplates } from '../../../estate/index.ts';
import { judge } from '../../judge.ts';
import { EKS, ELASTICACHE, ELASTICSEARCH, GLUE, KAFKA, MQ, RDS, isUpTo } from './end-of-support.ts';
import { engineVersionSupported } from './engine-version-supported.ts';

const TABLES = { ...RDS, ...ELASTICACHE, ...MQ, eks: EKS, elasticsearch: ELASTICSEARCH, kafka: KAFKA, glue: GLUE };

describe('the fix of a version that is out of support', () => {
  it.each(Object.entries(TABLES))('of %s is one that is not', (engine, { version, supported, successor = engine }) => {
    expect(isUpTo(supported, version)).toBe(false);
    const { version: ended } = TABLES[successor as keyof typeof TABLES] ?? { version };
    expect(isUpTo(supported, ended)).toBe(false);
  });

  const findingsOf = (text: string) =>
    judge(estateOfTemplates([{ path: 'a.yaml', text }]), { rules: [engineVersionSupported], today: '2026-11-24' }).result.findings;

  it('can be pasted as it is', () => {
    const findings = findingsOf(readFileSync(join(import.meta.dirname, 'engine-version-supported.fail.yaml'), 'utf8'));
    expect(findings.length).toBeGreaterThan(10);
    for (const { fix, path } of findings) expect(fix).toMatch(new RegExp(`  ${path.replace('Properties.', '')}: '\\d[\\w.]*'\\n$`));
  });

  it('names the engine where it is another one', () => {
    const aurora = 'Resources: {D: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora, EngineVersion: 5.6.10a}}}';
    const [finding] = findingsOf(aurora);
    expect(finding?.fix).toMatch(/^Properties:\n {2}Engine: aurora-mysql\n {2}EngineVersion: '8\.0\./);
  });
});
