import { graphql, type ResultOf } from '../shared/api/graphql.js';

const Talk = graphql(`
  fragment Talk on Conversation @_unmask {
    id
    sequence
    title { fa en }
    invitationCode
    publicNoticeCode
    possible { fa en }
    proposal
    offer { hash text { fa en } }
    notice { fa en }
    ask { kind paths isNeeded isYesNo isArea file taskId documents { code title { fa en } } options { value label { fa en } } }
    turns { sequence words reply }
    application {
      reference
      status
      answers
      permitType { code version title { fa en } formSchema uiSchema }
    }
  }
`);

export const TalkQuery = graphql(`query Talk($id: ID!) { conversation(id: $id) { ...Talk } }`, [Talk]);

export type Conversation = NonNullable<ResultOf<typeof TalkQuery>['conversation']>;

export const TalkChanged = graphql(`subscription TalkChanged($id: ID!) { conversationChanged(id: $id) { ...Talk } }`, [
  Talk,
]);

export const TalksQuery = graphql(`
  query Talks {
    permitTypes { code onNotice title { fa en } }
    conversations(first: 10) {
      edges { node { id updatedAt title { fa en } application { reference } } }
    }
  }
`);

export const StartTalk = graphql(`
  mutation StartTalk($input: StartConversationInput!) {
    startConversation(input: $input) { conversation { id } errors { message { fa en } } }
  }
`);

export const Say = graphql(
  `mutation Say($input: SayInput!) { say(input: $input) { conversation { ...Talk } errors { code message { fa en } } } }`,
  [Talk],
);

export const FillSlot = graphql(
  `mutation FillSlot($input: FillSlotInput!) {
    fillSlot(input: $input) { conversation { ...Talk } errors { code message { fa en } } }
  }`,
  [Talk],
);

export const ConfirmProposal = graphql(
  `mutation ConfirmProposal($input: ConfirmProposalInput!) {
    confirmProposal(input: $input) { conversation { ...Talk } errors { code message { fa en } } }
  }`,
  [Talk],
);

export const AskForPerson = graphql(
  `mutation AskForPerson($input: AskForPersonInput!) {
    askForPerson(input: $input) { conversation { ...Talk } errors { code message { fa en } } }
  }`,
  [Talk],
);
