import { useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { visitWords } from '../shared/messages/visits.js';
import { useAct } from '../shared/work/use-act.js';
import { WorkPage } from '../shared/work/work-page.js';
import { timesWords } from './messages.js';
import { OfferHours } from './offer-hours.js';

const HoursQuery = graphql(`
  query MyHours {
    viewer {
      accountId
      offeredHours { id startsAt endsAt role { id title { fa en } } district { id title { fa en } } }
      roles { role { id kind title { fa en } } districts { id title { fa en } } }
    }
    districts { id title { fa en } }
  }
`);
const TakeBack = graphql(`
  mutation TakeBackHours($ids: [ID!]!) {
    takeBackHours(input: { ids: $ids }) { errors { code message { fa en } } offeredHours { id } }
  }
`);

/** The hours that somebody offers for visits: what is offered, what is taken back, and more. */
export default function TimesPage() {
  const { say, moment } = useTongue();
  const found = useQuery({ query: HoursQuery, requestPolicy: 'cache-and-network' });
  const back = useAct(TakeBack);
  const again = () => found[1]({ requestPolicy: 'network-only' });
  return (
    <WorkPage title={say(visitWords.MY_TIMES)}>
      <p>{say(timesWords.RULE)}</p>
      <Asked of={found}>
        {({ viewer, districts }) => (
          <>
            {viewer?.offeredHours.length === 0 && <p className="dim">{say(timesWords.NONE)}</p>}
            <ul className="plain">
              {viewer?.offeredHours.map(({ id, startsAt, endsAt, role, district }) => (
                <li key={id} className="check">
                  {moment(startsAt)} – {moment(endsAt)} · {role && say(role.title)} {district && say(district.title)}{' '}
                  <button
                    type="button"
                    className="button quiet small"
                    onClick={async () => {
                      if (await back.act({ ids: [id] })) again();
                    }}
                  >
                    {say(timesWords.TAKE_BACK)}
                  </button>
                </li>
              ))}
            </ul>
            {viewer && viewer.offeredHours.length > 0 && <p className="dim">{say(timesWords.STAYS)}</p>}
            {back.refusal}
            <OfferHours roles={viewer?.roles ?? []} districts={districts} onChange={again} />
          </>
        )}
      </Asked>
    </WorkPage>
  );
}
