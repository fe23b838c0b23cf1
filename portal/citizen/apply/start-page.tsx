import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Asked, AskedPage, Refused } from '../../shared/asked.js';
import { useTongue } from '../../shared/language.js';
import { onNoticeWords } from '../../shared/messages/notices.js';
import { NotFoundPage } from '../../shared/not-found-page.js';
import { Page } from '../../shared/page.js';
import { SignInFirst } from '../../shared/sign-in-first.js';
import { useViewer } from '../../shared/viewer.js';
import { applyWords } from './messages.js';
import { OpenDrafts } from './open-drafts.js';
import { OpenDraftsQuery, StartApplication, type Startable, StartQuery } from './operations.js';
import { Plot } from './plot.js';
import { WhoFor } from './who-for.js';

/** From the plot to a draft: what is allowed there stands before any form. A draft that is under way is offered first. */
export default function StartPage() {
  const { type } = useParams({ from: '/apply/$type' });
  const { notice } = useSearch({ from: '/apply/$type' });
  const { say } = useTongue();
  const service = useQuery({ query: StartQuery, variables: { type } });
  const viewer = useViewer();
  return (
    <AskedPage of={service}>
      {({ permitType }) =>
        permitType ? (
          <Page title={say(permitType.title)}>
            {viewer === null && <SignInFirst why={say(applyWords.SIGN_IN_WHY)} />}
            {viewer && permitType.onNotice && !notice && (
              <p className="notice">
                {say(onNoticeWords.ELSEWHERE)} <Link to="/notices">{say(onNoticeWords.TO_NOTICES)}</Link>
              </p>
            )}
            {viewer && (!permitType.onNotice || notice) && (
              <Beginning of={permitType} forSelf={viewer.appliesForSelf} />
            )}
          </Page>
        ) : (
          <NotFoundPage />
        )
      }
    </AskedPage>
  );
}

function Beginning({ of, forSelf }: { of: Startable; forSelf: boolean }) {
  const { say } = useTongue();
  const go = useNavigate();
  const { mandate, notice } = useSearch({ from: '/apply/$type' });
  const variables = { type: of.code };
  const begun = useQuery({ query: OpenDraftsQuery, variables, requestPolicy: 'network-only' });
  const [started, start] = useMutation(StartApplication);
  // Pressed twice, or sent again by the network, it is one draft.
  const [key] = useState(() => crypto.randomUUID());

  async function begin(answers: object) {
    const { data } = await start({
      permitType: of.code,
      answers,
      onBehalfOf: mandate ?? null,
      onNotice: notice ?? null,
      key,
    });
    if (data) await go({ to: '/draft/$reference', params: data.startApplication });
  }
  return (
    <Asked of={begun}>
      {({ applications, mandates }) => {
        const reaching = mandates.filter(({ permitTypes }) => permitTypes.includes(of.code));
        const chosen = reaching.find(({ id }) => id === mandate);
        return (
          <>
            <OpenDrafts of={applications.edges.map(({ node }) => node)} />
            <WhoFor mandates={reaching} chosen={chosen} forSelf={forSelf} />
            {started.error && <Refused error={started.error} />}
            {(forSelf || chosen) && (
              <>
                <Plot of={of} mandate={chosen?.id} onBegin={begin} />
                <p className="row">
                  <button
                    type="button"
                    className="button quiet"
                    aria-disabled={started.fetching}
                    onClick={() => begin({})}
                  >
                    {say(of.plotField ? applyWords.BEGIN_WITHOUT : applyWords.BEGIN)}
                  </button>
                </p>
                <p className="dim">{say(applyWords.BEGIN_WHY)}</p>
              </>
            )}
          </>
        );
      }}
    </Asked>
  );
}
