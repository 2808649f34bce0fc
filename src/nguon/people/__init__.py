"""One person, one record for life: particulars, standing as periods, the organisation a member belongs to as periods.

Owns **standing** (outside, probationary, official, left); other contexts change it only through journeys.
A person enters only with a candidacy (own application or documented nomination) or with a standing as member;
the database refuses any other row (decision 10).
"""
