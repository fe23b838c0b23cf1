import type { IncomingMessage } from 'node:http';
import type { RoleKind } from '../../forms/language/role.js';
import type { HeldRole } from '../../policy/holding.js';
import type { Actor } from '../../workflows/messages.js';
import type { Work } from './holdings.js';

/** Who a request acts as, as its token says. */
export interface Viewer extends Actor {
  nationalId?: string;
  /** as the token says, where the register of people speaks for itself: it may tell that two accounts are one person */
  claimedNationalId?: string;
  officeId?: string;
  /** what the viewer's roles are for, by the register of people */
  authority?: Authority;
  /** all that the token may be used for; undefined where the roles alone decide */
  scopes?: readonly string[];
  /** id of the browser session that the request came by */
  session?: string;
}

export interface Authority {
  kinds: RoleKind[];
  /** the districts of those kinds that are not held everywhere */
  kindsWithin?: Partial<Record<RoleKind, string[]>>;
  /** for kinds that are held in another's place alone: the absent person */
  kindsFor?: Partial<Record<RoleKind, string>>;
  /** roles that work is given to; being a citizen or an office's engineer is none */
  working: string[];
  within?: Work['within'];
  standsIn?: Work['standsIn'];
  /** roles of the people of units that the viewer heads */
  heads?: (HeldRole & { for?: string })[];
  /** the office the viewer works at may act for owners */
  officeApproved: boolean;
  /** that office is a counter of the municipality */
  atCounter?: true;
}

/** The part of a request that says who sent it, and from where. */
export type Credentials = Pick<IncomingMessage, 'headers'>;

/**
 * Answers undefined for a caller without token and session; refuses a token that is malformed, forged, expired or meant
 * for another, and a session's cookie that another site may have sent along. A reader, whose request changes nothing and
 * whose answer no other site can see, needs no proof of that. A watcher is a request that still goes on: asking for it is no
 * sign that anybody sits before the screen.
 */
export type Authenticate = (request: Credentials, as?: 'reader' | 'watcher') => Promise<Viewer | undefined>;
