import { found, refuseIf, type Input, type Operations } from './refusal.ts';

export interface ModelPermissionSet {
  readonly PermissionSetArn: string;
  readonly Name: string;
  Description: string;
  SessionDuration: string;
  InlinePolicy: string;
  readonly managed: Set<string>;
  readonly customer: Set<string>;
  /** Accounts in which an older version applies. */
  readonly outdated: Set<string>;
}

export interface ModelAssignment {
  readonly AccountId: string;
  readonly PermissionSetArn: string;
  readonly PrincipalId: string;
}

/** IAM Identity Center with its directory, as far as this room calls them. */
export class IdentityModel {
  enabled = true;
  readonly users: { readonly UserId: string; readonly UserName: string; readonly Email: string }[] = [];
  readonly groups: { readonly GroupId: string; readonly DisplayName: string; readonly Description: string }[] = [];
  readonly memberships: { readonly MembershipId: string; readonly GroupId: string; readonly UserId: string }[] = [];
  readonly permissionSets: ModelPermissionSet[] = [];
  readonly assignments: ModelAssignment[] = [];
  readonly #management: string;
  #ids = 0;

  constructor(management: string) {
    this.#management = management;
  }

  readonly operations: Operations = {
    ListInstances: () => ({
      Instances: this.enabled
        ? [
            {
              InstanceArn: 'arn:aws:sso:::instance/ssoins-0123456789abcdef',
              IdentityStoreId: 'd-0123456789',
              OwnerAccountId: this.#management,
              Status: 'ACTIVE',
            },
          ]
        : [],
    }),
    GetUserId: (input) => {
      const { path, value } = uniqueAttribute(input);
      const user = this.users.find(({ UserName, Email }) => (path === 'userName' ? UserName : Email) === value);
      return { UserId: found(user, 'ResourceNotFoundException').UserId };
    },
    DescribeUser: ({ UserId }) =>
      found(
        this.users.find((user) => user.UserId === UserId),
        'ResourceNotFoundException',
      ),
    CreateUser: ({ UserName, Emails }) => {
      const user = {
        UserId: this.#id(),
        UserName: String(UserName),
        Email: (Emails as readonly { readonly Value: string }[])[0]?.Value ?? '',
      };
      refuseIf(
        this.users.some((other) => other.UserName === user.UserName),
        'ConflictException',
      );
      this.users.push(user);
      return { UserId: user.UserId };
    },
    GetGroupId: (input) => {
      const { value } = uniqueAttribute(input);
      return {
        GroupId: found(
          this.groups.find(({ DisplayName }) => DisplayName === value),
          'ResourceNotFoundException',
        ).GroupId,
      };
    },
    DescribeGroup: ({ GroupId }) =>
      found(
        this.groups.find((group) => group.GroupId === GroupId),
        'ResourceNotFoundException',
      ),
    CreateGroup: ({ DisplayName, Description }) => {
      const group = { GroupId: this.#id(), DisplayName: String(DisplayName), Description: String(Description) };
      refuseIf(
        this.groups.some((other) => other.DisplayName === group.DisplayName),
        'ConflictException',
      );
      this.groups.push(group);
      return { GroupId: group.GroupId };
    },
    DeleteGroup: ({ GroupId }) => take(this.groups, (group) => group.GroupId === GroupId),
    ListGroupMemberships: ({ GroupId }) => ({
      GroupMemberships: this.memberships
        .filter((membership) => membership.GroupId === GroupId)
        .map(({ MembershipId, UserId }) => ({ MembershipId, MemberId: { UserId } })),
    }),
    CreateGroupMembership: ({ GroupId, MemberId }) => {
      const { UserId } = MemberId as { readonly UserId: string };
      refuseIf(
        this.memberships.some((membership) => membership.GroupId === GroupId && membership.UserId === UserId),
        'ConflictException',
      );
      this.memberships.push({ MembershipId: this.#id(), GroupId: String(GroupId), UserId });
      return {};
    },
    DeleteGroupMembership: ({ MembershipId }) => take(this.memberships, (membership) => membership.MembershipId === MembershipId),
    ListPermissionSets: () => ({ PermissionSets: this.permissionSets.map(({ PermissionSetArn }) => PermissionSetArn) }),
    DescribePermissionSet: (input) => ({ PermissionSet: this.#set(input) }),
    ListManagedPoliciesInPermissionSet: (input) => ({ AttachedManagedPolicies: [...this.#set(input).managed].map((Arn) => ({ Arn })) }),
    ListCustomerManagedPolicyReferencesInPermissionSet: (input) => ({
      CustomerManagedPolicyReferences: [...this.#set(input).customer].map((Name) => ({ Name, Path: '/' })),
    }),
    GetInlinePolicyForPermissionSet: (input) => ({ InlinePolicy: this.#set(input).InlinePolicy }),
    ListAccountsForProvisionedPermissionSet: (input) => ({ AccountIds: [...this.#set(input).outdated] }),
    CreatePermissionSet: ({ Name, Description, SessionDuration }) => {
      refuseIf(
        this.permissionSets.some((set) => set.Name === Name),
        'ConflictException',
      );
      const set: ModelPermissionSet = {
        PermissionSetArn: `arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-${this.#id()}`,
        Name: String(Name),
        Description: String(Description),
        SessionDuration: String(SessionDuration),
        InlinePolicy: '',
        managed: new Set(),
        customer: new Set(),
        outdated: new Set(),
      };
      this.permissionSets.push(set);
      return { PermissionSet: set };
    },
    UpdatePermissionSet: ({ Description, SessionDuration, ...input }) =>
      this.#change(input, (set) => Object.assign(set, { Description, SessionDuration })),
    AttachManagedPolicyToPermissionSet: (input) => {
      refuseIf(this.#set(input).managed.has(String(input['ManagedPolicyArn'])), 'ConflictException');
      return this.#change(input, ({ managed }) => managed.add(String(input['ManagedPolicyArn'])));
    },
    DetachManagedPolicyFromPermissionSet: (input) =>
      this.#change(input, ({ managed }) => managed.delete(String(input['ManagedPolicyArn']))),
    DetachCustomerManagedPolicyReferenceFromPermissionSet: (input) =>
      this.#change(input, ({ customer }) => customer.delete((input['CustomerManagedPolicyReference'] as { readonly Name: string }).Name)),
    PutInlinePolicyToPermissionSet: (input) => this.#change(input, (set) => (set.InlinePolicy = String(input['InlinePolicy']))),
    DeleteInlinePolicyFromPermissionSet: (input) => this.#change(input, (set) => (set.InlinePolicy = '')),
    DeletePermissionSet: (input) => {
      const set = this.#set(input);
      refuseIf(
        this.assignments.some(({ PermissionSetArn }) => PermissionSetArn === set.PermissionSetArn),
        'ConflictException',
      );
      return take(this.permissionSets, (other) => other === set);
    },
    ProvisionPermissionSet: (input) => {
      const set = this.#set(input);
      refuseIf(
        this.assignments.every(({ PermissionSetArn }) => PermissionSetArn !== set.PermissionSetArn),
        'ResourceNotFoundException',
      );
      set.outdated.clear();
      return { PermissionSetProvisioningStatus: { Status: 'SUCCEEDED' } };
    },
    ListAccountAssignmentsForPrincipal: ({ PrincipalId }) => ({
      AccountAssignments: this.assignments.filter((assignment) => assignment.PrincipalId === PrincipalId),
    }),
    CreateAccountAssignment: ({ TargetId, PermissionSetArn, PrincipalId }) => {
      this.assignments.push({ AccountId: String(TargetId), PermissionSetArn: String(PermissionSetArn), PrincipalId: String(PrincipalId) });
      return { AccountAssignmentCreationStatus: { Status: 'SUCCEEDED' } };
    },
    DeleteAccountAssignment: ({ TargetId, PermissionSetArn, PrincipalId }) => {
      take(
        this.assignments,
        (each) => each.AccountId === TargetId && each.PermissionSetArn === PermissionSetArn && each.PrincipalId === PrincipalId,
      );
      return { AccountAssignmentDeletionStatus: { Status: 'SUCCEEDED' } };
    },
  };

  #id(): string {
    this.#ids += 1;
    return `00000000-0000-4000-8000-${String(this.#ids).padStart(12, '0')}`;
  }

  #set({ PermissionSetArn }: Input): ModelPermissionSet {
    return found(
      this.permissionSets.find((set) => set.PermissionSetArn === PermissionSetArn),
      'ResourceNotFoundException',
    );
  }

  /** Accounts keep the older version of a permission set that changed until it is provisioned again. */
  #change(input: Input, change: (set: ModelPermissionSet) => unknown): object {
    const set = this.#set(input);
    change(set);
    for (const { PermissionSetArn, AccountId } of this.assignments)
      if (PermissionSetArn === set.PermissionSetArn) set.outdated.add(AccountId);
    return {};
  }
}

function uniqueAttribute({ AlternateIdentifier }: Input): { readonly path: string; readonly value: string } {
  const { UniqueAttribute } = AlternateIdentifier as {
    readonly UniqueAttribute: { readonly AttributePath: string; readonly AttributeValue: string };
  };
  return { path: UniqueAttribute.AttributePath, value: UniqueAttribute.AttributeValue };
}

function take<Thing>(things: Thing[], which: (thing: Thing) => boolean): object {
  const index = things.findIndex(which);
  refuseIf(index < 0, 'ResourceNotFoundException');
  things.splice(index, 1);
  return {};
}
