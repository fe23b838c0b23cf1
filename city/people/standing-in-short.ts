/**
 * An expression of all that a standing is made of, of people whom the register knows by the token's own name, who stand in for nobody
 * and whose roles head no unit; null of everybody else. Whose facts are the same text, of them `standingSql` gives the same: it is
 * a fifth of the work, and most who work for the city are such people.
 */
export const standingInShortSql = (token: string, at: string): string => `(
    SELECT ROW(account.id, account."nationalId", account."officeId", office.kind,
      office."approvedAt" IS NOT NULL AND office."suspendedAt" IS NULL, held.roles)::text
    FROM "Account" account LEFT JOIN "Office" office ON office.id = account."officeId"
    CROSS JOIN LATERAL (
      SELECT array_agg(ROW(role.id, role.kind, holding."districtId") ORDER BY role.id, holding."districtId", holding.id) AS roles, bool_or(role.heads) AS head
      FROM "RoleHolding" holding JOIN "Role" role ON role.id = holding."roleId"
      WHERE holding.person = account.id AND holding."from" <= ${at} AND (holding."until" IS NULL OR holding."until" > ${at})
    ) held
    WHERE account.id = ${token} AND held.head IS NOT TRUE AND NOT EXISTS (
      SELECT FROM "Delegation" WHERE "delegateId" = account.id AND "from" <= ${at} AND "until" > ${at}
        AND ("endedAt" IS NULL OR "endedAt" > ${at})))`;
