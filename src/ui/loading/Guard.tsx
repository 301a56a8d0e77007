import { Component, type ReactNode } from 'react';
import { forgetFailures, NotLoaded } from './loaded-once';
import { Trouble } from './Trouble';
import styles from './trouble.module.css';

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
  /** It was tried again: what is in it may take the place of the button that had the focus. */
  readonly isRetried: boolean;
}

/** Says what happened where something in it cannot be shown, and lets one try again; what is around it goes on. */
export class Guard extends Component<Props, State> {
  override state: State = { failure: null, isRetried: false };

  /** What stands in it now, and can be given the focus. */
  private inner: HTMLElement | null = null;

  private readonly setInner = (element: HTMLElement | null) => {
    this.inner = element;
  };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failure: { error } };
  }

  override componentDidCatch(): void {
    this.props.onStop?.();
  }

  /** What has the focus just before something goes. */
  override getSnapshotBeforeUpdate(): Element | null {
    return document.activeElement;
  }

  override componentDidMount(): void {
    if (this.state.failure !== null) this.moveFocus(null);
  }

  override componentDidUpdate({ shows }: Props, { failure }: State, focused: Element | null): void {
    if (failure !== this.state.failure) this.moveFocus(focused);
    if (shows !== this.props.shows && this.state.failure !== null) this.again();
  }

  /** Where the whole went, or what had the focus, one goes on from what stands there now. Elsewhere nobody is disturbed. */
  private moveFocus(before: Element | null): void {
    const isWholeGone = this.props.isWhole === true && this.state.failure !== null;
    if (isWholeGone || before?.isConnected === false) this.inner?.focus();
  }

  private readonly again = () => {
    forgetFailures();
    this.setState({ failure: null, isRetried: true });
  };

  override render(): ReactNode {
    const { children, isWhole = false } = this.props;
    const { failure, isRetried } = this.state;
    if (failure !== null) {
      const isMissing = failure.error instanceof NotLoaded;
      return <Trouble ref={this.setInner} isMissing={isMissing} isWhole={isWhole} onAgain={this.again} />;
    }
    if (!isRetried) return children;
    return (
      <div ref={this.setInner} tabIndex={-1} className={styles.retried}>
        {children}
      </div>
    );
  }
}
