"""Jobs: work that survives a crash at any line. Knows no request.

Saleor's Celery acknowledges a task before it runs, so a task that dies is gone; the job row is not. A row is
written in the transaction that caused the work, taken under a lease, and taken again by the sweep when the
lease runs out.
"""
