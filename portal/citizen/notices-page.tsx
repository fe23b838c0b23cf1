import { useMutation, useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Asked, Refused } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { unbroken } from '../shared/unbroken.js';
import { channelWords, eventWords, noticeLanguageWords, noticeWords } from './messages/notices.js';
import { myWords } from './messages.js';
import { MyPages } from './my-pages.js';

const NoticesQuery = graphql(`
  query Notices {
    notifications(first: 50) {
      edges { node { id createdAt readAt reference path subject { fa en } message { fa en } } }
    }
  }
`);

const MarkRead = graphql(`
  mutation MarkNoticeRead($id: ID!) {
    markNotificationRead(id: $id) {
      id
      readAt
    }
  }
`);

const PreferencesQuery = graphql(`
  query Preferences {
    notificationPreferences { language events { event channels } }
  }
`);

const SetPreferences = graphql(`
  mutation SetPreferences($language: NotificationLanguage, $events: [NotificationEventChannelsInput!]) {
    setNotificationPreferences(language: $language, events: $events) {
      language
      events { event channels }
    }
  }
`);

const CHANNELS = ['SMS', 'MAIL'] as const;

/** What was told, and what is told over which channel. */
export default function NoticesPage() {
  const { say, moment, code } = useTongue();
  const notices = useQuery({ query: NoticesQuery, requestPolicy: 'cache-and-network' });
  const [, markRead] = useMutation(MarkRead);
  return (
    <Page title={say(myWords.NOTICES)}>
      <MyPages />
      <Asked of={notices}>
        {({ notifications: { edges } }) =>
          edges.length === 0 ? (
            <p className="notice">{say(noticeWords.NONE)}</p>
          ) : (
            <ul className="plain">
              {edges.map(({ node: { id, createdAt, readAt, reference, path, subject, message } }) => (
                <li key={id} className="check">
                  <p>
                    {readAt === null && <span className="badge waits">{say(noticeWords.NEW)}</span>}{' '}
                    <strong>{unbroken(say(subject))}</strong> <small>{moment(createdAt)}</small>
                  </p>
                  <p>{unbroken(say(message))}</p>
                  <p className="row">
                    <a href={path}>{path === `/case/${reference}` ? code(reference) : say(noticeWords.GO_ON)}</a>
                    {readAt === null && (
                      <button type="button" className="button quiet" onClick={() => void markRead({ id })}>
                        {say(noticeWords.READ)}
                      </button>
                    )}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      <h2>{say(noticeWords.PREFERENCES)}</h2>
      <Preferences />
    </Page>
  );
}

function Preferences() {
  const { say } = useTongue();
  const asked = useQuery({ query: PreferencesQuery });
  const [changed, change] = useMutation(SetPreferences);
  return (
    <Asked of={asked}>
      {({ notificationPreferences: { language, events } }) => (
        <>
          {changed.error && <Refused error={changed.error} />}
          <div className="question">
            <label htmlFor="language">{say(noticeWords.LANGUAGE)}</label>
            <select
              id="language"
              value={language}
              onChange={({ target }) => void change({ language: target.value as typeof language })}
            >
              {(['FA', 'EN', 'BOTH'] as const).map((each) => (
                <option key={each} value={each}>
                  {say(noticeLanguageWords[each])}
                </option>
              ))}
            </select>
          </div>
          <table className="ticks">
            <thead>
              <tr>
                <th scope="col">{say(noticeWords.WHEN)}</th>
                {CHANNELS.map((channel) => (
                  <th key={channel} scope="col">
                    {say(channelWords[channel])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {events.map(({ event, channels }) => (
                <tr key={event}>
                  <th scope="row">{say(eventWords[event])}</th>
                  {CHANNELS.map((channel) => (
                    <td key={channel}>
                      <input
                        type="checkbox"
                        className="tick"
                        aria-label={`${say(eventWords[event])}: ${say(channelWords[channel])}`}
                        checked={channels.includes(channel)}
                        onChange={({ target }) => {
                          const rest = channels.filter((each) => each !== channel);
                          void change({ events: [{ event, channels: target.checked ? [...rest, channel] : rest }] });
                        }}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Asked>
  );
}
