import { Component, type ReactNode } from 'react';
import { forgetFailures, NotLoaded } from './loaded-once';
import { Trouble } from './Trouble';

interface Props {
  readonly children: ReactNode;
  /** Whether it holds all that the page is about. */
  readonly isWhole?: boolean;
  /** What is shown in it: something else is tried without being asked. */
  readonly shows?: string | number;
  /** Told when something in it broke. */
  readonly onStop?: () => void;
}

interface State {
  readonly failure: { readonly error: unknown } | null;
}

/** Says what happened where something in it cannot be shown, and lets one try again; what is around it goes on. */
export class Guard extends Component<Props, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(error: unknown): State {
    return { failure: { error } };
  }

  override componentDidCatch(): void {
    this.props.onStop?.();
  }

  override componentDidUpdate({ shows }: Props): void {
    if (shows !== this.props.shows && this.state.failure !== null) this.again();
  }

  private readonly again = () => {
    forgetFailures();
    this.setState({ failure: null });
  };

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    const isMissing = failure.error instanceof NotLoaded;
    return <Trouble isMissing={isMissing} isWhole={this.props.isWhole ?? false} onAgain={this.again} />;
  }
}
