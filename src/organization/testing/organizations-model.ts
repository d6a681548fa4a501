import { found, refuseIf, type Input, type Operations } from './refusal.ts';

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface ModelAccount {
  readonly Id: string;
  Name: string;
  readonly Email: string;
  State: string;
  parent: string;
}

interface ModelUnit {
  readonly Id: string;
  readonly Name: string;
  readonly parent: string;
}

export interface ModelPolicy {
  readonly Id: string;
  readonly Name: string;
  readonly Type: string;
  Description: string;
  Content: string;
  readonly targets: Set<string>;
}

interface Creation {
  readonly Id: string;
  readonly AccountName: string;
  readonly account: ModelAccount;
  /** Looks after which it is done. */
  looks: number;
}

/** AWS Organizations as far as this room calls it, with the refusals that AWS has and moto lacks. */
export class OrganizationsModel {
  exists = false;
  readonly root = 'r-root';
  readonly policyTypes = new Set<string>();
  readonly services = new Set<string>();
  readonly units: ModelUnit[] = [];
  readonly accounts: ModelAccount[] = [];
  readonly policies: ModelPolicy[] = [];
  readonly tags = new Map<string, Map<string, string>>();
  creations: Creation[] = [];
  /** Looks at a creation for which it reads IN_PROGRESS. */
  creationLooks = 0;
  readonly #management: string;
  #ids = 0;

  constructor(management: string) {
    this.#management = management;
  }

  id(prefix: string): string {
    this.#ids += 1;
    return `${prefix}${String(this.#ids).padStart(8, '0')}`;
  }

  readonly operations: Operations = {
    DescribeOrganization: () => {
      refuseIf(!this.exists, 'AWSOrganizationsNotInUseException');
      return { Organization: { Id: 'o-modelmodel', MasterAccountId: this.#management, FeatureSet: 'ALL' } };
    },
    CreateOrganization: () => {
      refuseIf(this.exists, 'AlreadyInOrganizationException');
      this.exists = true;
      this.accounts.push({ Id: this.#management, Name: 'management', Email: 'root@model.example', State: 'ACTIVE', parent: this.root });
      return {};
    },
    ListRoots: () => ({ Roots: [{ Id: this.root, PolicyTypes: [...this.policyTypes].map((Type) => ({ Type, Status: 'ENABLED' })) }] }),
    EnablePolicyType: ({ PolicyType }) => {
      refuseIf(this.policyTypes.has(String(PolicyType)), 'PolicyTypeAlreadyEnabledException');
      this.policyTypes.add(String(PolicyType));
      return {};
    },
    ListAWSServiceAccessForOrganization: () => ({
      EnabledServicePrincipals: [...this.services].map((ServicePrincipal) => ({ ServicePrincipal })),
    }),
    EnableAWSServiceAccess: ({ ServicePrincipal }) => {
      this.services.add(String(ServicePrincipal));
      return {};
    },
    ListOrganizationalUnitsForParent: ({ ParentId }) => ({ OrganizationalUnits: this.units.filter(({ parent }) => parent === ParentId) }),
    CreateOrganizationalUnit: ({ ParentId, Name, Tags }) => {
      refuseIf(
        this.units.some((unit) => unit.parent === ParentId && unit.Name === Name),
        'DuplicateOrganizationalUnitException',
      );
      const unit = { Id: this.id('ou-root-'), Name: String(Name), parent: String(ParentId) };
      this.units.push(unit);
      this.#tag(unit.Id, Tags);
      return { OrganizationalUnit: unit };
    },
    DeleteOrganizationalUnit: ({ OrganizationalUnitId: id }) => {
      refuseIf(
        [...this.accounts, ...this.units].some(({ parent }) => parent === id),
        'OrganizationalUnitNotEmptyException',
      );
      this.units.splice(
        this.units.findIndex(({ Id }) => Id === id),
        1,
      );
      return {};
    },
    ListAccounts: () => ({ Accounts: this.#visible() }),
    ListAccountsForParent: ({ ParentId }) => ({ Accounts: this.#visible().filter(({ parent }) => parent === ParentId) }),
    ListChildren: ({ ParentId, ChildType }) => ({
      Children: (ChildType === 'ACCOUNT' ? this.#visible() : this.units).filter(({ parent }) => parent === ParentId),
    }),
    ListParents: ({ ChildId }) => ({
      Parents: [
        {
          Id: found(
            this.#visible().find(({ Id }) => Id === ChildId),
            'ChildNotFoundException',
          ).parent,
        },
      ],
    }),
    CreateAccount: ({ AccountName, Email, Tags }) => {
      refuseIf(this.creations.length > 0, 'ConcurrentModificationException');
      if (this.accounts.some((account) => account.Email === Email)) {
        return { CreateAccountStatus: { State: 'FAILED', FailureReason: 'EMAIL_ALREADY_EXISTS' } };
      }
      const account = { Id: this.id('2222'), Name: String(AccountName), Email: String(Email), State: 'ACTIVE', parent: this.root };
      this.accounts.push(account);
      this.#tag(account.Id, Tags);
      if (this.creationLooks === 0) return { CreateAccountStatus: { State: 'SUCCEEDED', AccountId: account.Id } };
      const creation = { Id: this.id('car-'), AccountName: account.Name, account, looks: this.creationLooks };
      this.creations.push(creation);
      return { CreateAccountStatus: { Id: creation.Id, State: 'IN_PROGRESS' } };
    },
    ListCreateAccountStatus: () => ({
      CreateAccountStatuses: this.creations.map(({ Id, AccountName }) => ({ Id, AccountName, State: 'IN_PROGRESS' })),
    }),
    DescribeCreateAccountStatus: ({ CreateAccountRequestId: id }) => {
      const creation = found(
        this.creations.find(({ Id }) => Id === id),
        'CreateAccountStatusNotFoundException',
      );
      creation.looks -= 1;
      if (creation.looks > 0) return { CreateAccountStatus: { Id: id, State: 'IN_PROGRESS' } };
      this.creations = this.creations.filter((other) => other !== creation);
      return { CreateAccountStatus: { Id: id, State: 'SUCCEEDED', AccountId: creation.account.Id } };
    },
    MoveAccount: ({ AccountId, SourceParentId, DestinationParentId }) => {
      const account = found(
        this.#visible().find(({ Id }) => Id === AccountId),
        'AccountNotFoundException',
      );
      refuseIf(account.parent !== SourceParentId, 'SourceParentNotFoundException');
      refuseIf(SourceParentId === DestinationParentId, 'DuplicateAccountException');
      account.parent = String(DestinationParentId);
      return {};
    },
    TagResource: ({ ResourceId, Tags }) => {
      this.#tag(String(ResourceId), Tags);
      return {};
    },
    ListTagsForResource: ({ ResourceId }) => ({
      Tags: [...(this.tags.get(String(ResourceId)) ?? [])].map(([Key, Value]) => ({ Key, Value })),
    }),
    ListPolicies: ({ Filter }) => ({
      Policies: [
        { Id: 'p-FullAWSAccess', Name: 'FullAWSAccess', AwsManaged: true },
        ...this.policies.filter(({ Type }) => Type === Filter),
      ],
    }),
    DescribePolicy: ({ PolicyId }) => ({ Policy: { Content: this.#policy(PolicyId).Content } }),
    CreatePolicy: ({ Name, Type, Description, Content, Tags }) => {
      refuseIf(
        this.policies.some((policy) => policy.Name === Name),
        'DuplicatePolicyException',
      );
      const policy = {
        Id: this.id('p-'),
        Name: String(Name),
        Type: String(Type),
        Description: String(Description),
        Content: String(Content),
        targets: new Set<string>(),
      };
      this.policies.push(policy);
      this.#tag(policy.Id, Tags);
      return { Policy: { PolicySummary: { Id: policy.Id } } };
    },
    UpdatePolicy: ({ PolicyId, Description, Content }) => {
      Object.assign(this.#policy(PolicyId), { Description, Content });
      return {};
    },
    DeletePolicy: ({ PolicyId }) => {
      const policy = this.#policy(PolicyId);
      refuseIf(policy.targets.size > 0, 'PolicyInUseException');
      this.policies.splice(this.policies.indexOf(policy), 1);
      return {};
    },
    AttachPolicy: ({ PolicyId, TargetId }) => {
      const policy = this.#policy(PolicyId);
      refuseIf(!this.policyTypes.has(policy.Type), 'PolicyTypeNotEnabledException');
      refuseIf(policy.targets.has(String(TargetId)), 'DuplicatePolicyAttachmentException');
      policy.targets.add(String(TargetId));
      return {};
    },
    DetachPolicy: ({ PolicyId, TargetId }) => {
      refuseIf(!this.#policy(PolicyId).targets.delete(String(TargetId)), 'PolicyNotAttachedException');
      return {};
    },
    ListTargetsForPolicy: ({ PolicyId }) => ({ Targets: [...this.#policy(PolicyId).targets].map((TargetId) => ({ TargetId })) }),
  };

  rename({ AccountId, AccountName }: Input): object {
    refuseIf(!this.services.has('account.amazonaws.com'), 'AccessDeniedException');
    found(
      this.accounts.find(({ Id }) => Id === AccountId),
      'ResourceNotFoundException',
    ).Name = String(AccountName);
    return {};
  }

  #visible(): readonly ModelAccount[] {
    const hidden = new Set(this.creations.map(({ account }) => account));
    return this.accounts.filter((account) => !hidden.has(account));
  }

  #policy(id: unknown): ModelPolicy {
    return found(
      this.policies.find(({ Id }) => Id === id),
      'PolicyNotFoundException',
    );
  }

  #tag(id: string, tags: unknown): void {
    const known = this.tags.get(id) ?? new Map<string, string>();
    for (const { Key, Value } of (tags ?? []) as readonly Tag[]) known.set(Key, Value);
    this.tags.set(id, known);
  }
}
